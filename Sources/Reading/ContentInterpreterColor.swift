import PageModel

extension ContentInterpreter {
  /// Sets the stroke or fill colour from the numbers at hand.
  mutating func setColor(_ op: ContentOperator, isPattern: Bool) {
    switch op {
    case .strokeGray: state.stroke = Paint(.gray, components: numbers)
    case .fillGray: state.fill = Paint(.gray, components: numbers)
    case .strokeRGB: state.stroke = Paint(.rgb, components: numbers)
    case .fillRGB: state.fill = Paint(.rgb, components: numbers)
    case .strokeCMYK: state.stroke = Paint(.cmyk, components: numbers)
    case .fillCMYK: state.fill = Paint(.cmyk, components: numbers)
    case .strokeColor, .strokeColorNamed:
      state.stroke =
        isPattern ? pattern(state.stroke) : Paint(state.stroke.family, components: numbers)
    default:
      state.fill = isPattern ? pattern(state.fill) : Paint(state.fill.family, components: numbers)
    }
  }

  mutating func setSpace(_ op: ContentOperator, named name: String) {
    let paint = Paint(initialOf: resources.colorFamily(named: name))
    if op == .strokeSpace { state.stroke = paint } else { state.fill = paint }
  }

  private func pattern(_ paint: Paint) -> Paint {
    Paint(family: paint.family, color: Paint.unknownColor)
  }
}
