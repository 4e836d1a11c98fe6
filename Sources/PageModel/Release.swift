/// The program's own release, as outputs and `--version` name it.
public enum Release {
  public static let version = "0.1.0"
}
