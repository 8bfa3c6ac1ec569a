using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Ingest.Rules;

/// <summary>What became of something a person, or a token, wanted of a proposal.</summary>
public abstract record RuleOutcome
{
    private RuleOutcome()
    {
    }

    /// <param name="Proposal">As it is now.</param>
    public sealed record Done(RuleProposal Proposal) : RuleOutcome;

    /// <summary>The caller lacks the permission.</summary>
    public sealed record Forbidden : RuleOutcome;

    /// <summary>A second person must decide: this one is the author, or no person at all.</summary>
    public sealed record NeedsAnother : RuleOutcome;

    /// <summary>Only the author may do this.</summary>
    public sealed record NotYours : RuleOutcome;

    /// <summary>Mistakes as a reload would find them; nothing has changed.</summary>
    public sealed record Refused(IReadOnlyList<ConfigError> Errors) : RuleOutcome;

    /// <summary>These rules changed since the proposal was begun; nothing has changed. A rebase may help.</summary>
    public sealed record Outdated(IReadOnlyList<string> RuleIds) : RuleOutcome;

    /// <summary>The text is what is in force already.</summary>
    public sealed record Nothing : RuleOutcome;

    /// <summary>A reason, or the comment of a rejection, is missing or longer than <c>Alarms:MaxCommentLength</c>.</summary>
    public sealed record ReasonMissing : RuleOutcome;

    public sealed record NotFound : RuleOutcome;

    /// <summary>It is decided already, or somebody was faster.</summary>
    public sealed record TooLate : RuleOutcome;

    /// <summary>The file cannot be written; what was in force is.</summary>
    public sealed record NotWritten(string Why) : RuleOutcome;
}
