import PageModel

/// What the goal lists is what the indicators count one by one (`count_disagrees`).
///
/// Where the goal applies one thing to a list (甲、乙、丙系统测评) and two or more indicators are that thing
/// for single members of the list, there is one for each member.
enum GoalList: FormRule {
  /// Shorter lists and names are chance.
  private static let leastMembers = 3
  private static let leastName = 3
  /// So many signs that indicators have in common with the list's end are the thing it is about.
  private static let leastThing = 5

  static func findings(in form: Form, among document: FormDocument) -> [FormFinding] {
    let counting = form.indicators.filter { $0.kind == .quantity }
    return form.goals.flatMap { goal in
      goal.wording.clauses.compactMap { clause in
        let members = clause.scalars.split(separator: "、").map { Wording($0) }
        guard members.count >= leastMembers, let last = members.last,
          members.allSatisfy({ $0.count >= leastName })
        else { return nil }
        let about = counting.filter { $0.naming.commonRun(with: last) >= leastThing }
        let named = Set(about.compactMap { member(of: members, named: $0.naming) })
        guard about.count >= 2, named.count == about.count, named.count < members.count else {
          return nil
        }
        return FormFinding(
          code: .countDisagrees, suspects: [goal.field],
          message: "\(goal.field.label) lists \(members.count) in “\(clause.text)” "
            + "(\(goal.field.evidence.described)), the indicators have \(named.count) of them, from "
            + about[0].name.quoted)
      }
    }
  }

  /// The member whose name the indicator's name holds: all of it, or all but what leads to the list.
  private static func member(of members: [Wording], named name: Wording) -> Int? {
    members.dropLast().indices.first { place in
      let member = members[place]
      let end = commonEnd(of: member, in: name)
      return end == member.count || place == 0 && end >= leastName
    }
  }

  /// How many signs at the end of the member stand in the name.
  private static func commonEnd(of member: Wording, in name: Wording) -> Int {
    var length = 0
    while length < member.count,
      name.contains(Wording(member.scalars.suffix(length + 1)).text)
    {
      length += 1
    }
    return length
  }
}
