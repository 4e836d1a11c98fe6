/// The proxies that the environment names, by the conventions of curl.
public struct ProxySettings: Hashable, Sendable {
  private let proxies: [WebAddress.Scheme: WebAddress]
  private let exceptions: [Substring]

  public init(environment: [String: String]) {
    func value(_ name: String) -> String? {
      let value = environment[name] ?? environment[name.uppercased()]
      return value?.isEmpty == false ? value : nil
    }
    var proxies: [WebAddress.Scheme: WebAddress] = [:]
    // HTTP_PROXY in capitals can be set by a request to a CGI program; curl ignores it, too.
    let plain = environment["http_proxy"]
    for (scheme, text) in [(WebAddress.Scheme.http, plain), (.https, value("https_proxy"))] {
      guard let text = text ?? value("all_proxy"), !text.isEmpty else { continue }
      proxies[scheme] = WebAddress(text.contains("://") ? text : "http://" + text)
    }
    self.proxies = proxies
    let list = value("no_proxy") ?? ""
    exceptions = list.split { $0 == "," || $0 == " " }.map { entry in
      entry.hasPrefix("*.") ? entry.dropFirst(2) : entry.hasPrefix(".") ? entry.dropFirst() : entry
    }
  }

  /// The proxy for an address; nil where it is asked directly.
  func proxy(for address: WebAddress) -> WebAddress? {
    let isException = exceptions.contains { entry in
      entry == "*" || address.host == entry || address.host.hasSuffix("." + entry)
    }
    return isException ? nil : proxies[address.scheme]
  }
}
