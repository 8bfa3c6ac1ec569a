using Microsoft.Extensions.Localization;
using OpsCenter.App.Resources;
using OpsCenter.Ingest.Rules;

namespace OpsCenter.App.OperatorConsole.Rules;

/// <summary>What became of an action on a proposal, in words that say what to do.</summary>
internal static class RuleOutcomeTelling
{
    public static string Tell(this IStringLocalizer<ConsoleTexts> texts, RuleOutcome outcome) => outcome switch
    {
        RuleOutcome.Done done => texts[$"Proposal.Told.{done.Proposal.State}", done.Proposal.Number],
        RuleOutcome.Forbidden => texts["Proposal.Forbidden"],
        RuleOutcome.NeedsAnother => texts["Proposal.NeedsAnother"],
        RuleOutcome.NotYours => texts["Proposal.NotYours"],
        RuleOutcome.Refused refused => texts["Proposal.Refused", refused.Errors.Count],
        RuleOutcome.Outdated outdated => texts["Proposal.Outdated", string.Join(", ", outdated.RuleIds)],
        RuleOutcome.Nothing => texts["Proposal.Nothing"],
        RuleOutcome.ReasonMissing => texts["Proposal.ReasonMissing"],
        RuleOutcome.NotFound => texts["Proposal.NotFound"],
        RuleOutcome.TooLate => texts["Proposal.TooLate"],
        RuleOutcome.NotWritten unwritten => texts["Proposal.NotWritten", unwritten.Why],
        _ => "",
    };
}
