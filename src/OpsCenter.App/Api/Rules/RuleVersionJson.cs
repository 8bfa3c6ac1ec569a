using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Alarms.Rules;

namespace OpsCenter.App.Api.Rules;

/// <summary>A text of a rule that is or was in force.</summary>
/// <param name="Number">Per rule, from 1.</param>
/// <param name="At">Since when it is in force.</param>
/// <param name="Author">"file" where the file itself was changed.</param>
/// <param name="Approver">Null where nobody had to approve.</param>
/// <param name="Reason">In the author's words.</param>
/// <param name="Proposal">Number of the proposal it came from.</param>
/// <param name="Yaml">The rule alone as an alarms.yaml; null: the rule was dropped.</param>
public sealed record RuleVersionJson(int Number, string At, string Author, string? Approver, string Reason, int? Proposal, string? Yaml)
{
    internal static RuleVersionJson Of(RuleVersion version) =>
        new(version.Number, Rfc3339.Format(version.At), version.Author, version.Approver, version.Reason, version.Proposal, version.Text);
}
