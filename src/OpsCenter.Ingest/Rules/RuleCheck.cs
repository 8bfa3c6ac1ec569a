using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;
using OpsCenter.Ingest.Rules.Editing;
using OpsCenter.Ingest.Trial;

namespace OpsCenter.Ingest.Rules;

/// <summary>From what somebody wrote to the changes it means, validated as a reload would. Thread-safe.</summary>
public sealed class RuleCheck(RuleFiles files, AlarmTrial trial)
{
    /// <summary>The changes, or the mistakes with their lines in the draft; neither where nothing would change.</summary>
    public (IReadOnlyList<RuleChange> Changes, IReadOnlyList<ConfigError> Errors) Read(RuleDraft draft)
    {
        if (files.Packs.All(pack => pack.Id != draft.Pack))
        {
            return ([], [new ConfigError("draft", null, "pack", $"there is no pack '{draft.Pack}'", $"Write one of {string.Join(", ", files.Packs.Select(pack => pack.Id))}")]);
        }

        if (draft.Text.Length > AlarmTrial.MaxDraft)
        {
            return ([], [new ConfigError("draft", null, "", $"the draft is larger than {AlarmTrial.MaxDraft / 1024} KiB", "Propose fewer rules at once")]);
        }

        IReadOnlyList<ConfigError> errors = string.IsNullOrWhiteSpace(draft.Text) ? [] : trial.Read(draft.Text, draft.Pack).Errors;
        if (errors.Count > 0)
        {
            return ([], errors);
        }

        if (RuleFile.Parse(draft.Text) is not { } rules)
        {
            return ([], [new ConfigError("draft", null, "alarms", "the rules are not below each other", "Begin each rule with '- ' on a line of its own")]);
        }

        var changes = rules.Ids.Select(id => new RuleChange(id, Base(draft, id), rules.Cut(id)))
            .Concat(draft.Gone.Select(id => new RuleChange(id, Base(draft, id), null)))
            .Where(change => !RuleTexts.Same(change.Base, change.Text))
            .DistinctBy(change => change.RuleId)
            .OrderBy(change => change.RuleId, StringComparer.Ordinal)
            .ToList();
        return (changes, changes.Count == 0 ? [] : files.Check(draft.Pack, changes));
    }

    /// <summary>The changes made to what is in force now; mistakes where both sides changed the same lines, or the outcome is none that a reload takes.</summary>
    public (IReadOnlyList<RuleChange> Changes, IReadOnlyList<ConfigError> Errors) Rebase(RuleProposal proposal)
    {
        var (changes, errors) = (new List<RuleChange>(), new List<ConfigError>());
        foreach (var change in proposal.Changes)
        {
            var now = files.TextOf(proposal.Pack, change.RuleId);
            if (RuleTexts.Same(now, change.Base) || change.Text is null)
            {
                changes.Add(change with { Base = now });
            }
            else if (change.Base is { } origin && now is not null && ThreeWayMerge.Of(origin, change.Text, now) is { } merged)
            {
                changes.Add(new RuleChange(change.RuleId, now, merged));
            }
            else
            {
                errors.Add(new ConfigError("draft", null, change.RuleId, "the same lines of the rule were changed meanwhile", "Open the rule and make the change anew"));
            }
        }

        changes.RemoveAll(change => RuleTexts.Same(change.Base, change.Text));
        return errors.Count > 0 ? ([], errors) : (changes, changes.Count == 0 ? [] : files.Check(proposal.Pack, changes));
    }

    private string? Base(RuleDraft draft, string id) => draft.Bases.GetValueOrDefault(id) ?? files.TextOf(draft.Pack, id);
}
