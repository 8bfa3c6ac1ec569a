using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Rules;

/// <summary>A change of one or several rules of one pack that waits for, or has had, a second person's decision. Immutable.</summary>
public sealed record RuleProposal
{
    /// <summary>Grows by one; 0 before it is stored.</summary>
    public int Number { get; init; }

    public required string Pack { get; init; }

    public required RuleProposalState State { get; init; }

    public required string Author { get; init; }

    /// <summary>A person or a token.</summary>
    public required CallerKind AuthorKind { get; init; }

    /// <summary>Why, in the author's words; may be empty in a draft.</summary>
    public required string Reason { get; init; }

    /// <summary>One per rule, in order of rule id.</summary>
    public required IReadOnlyList<RuleChange> Changes { get; init; }

    /// <summary>One per rule that was tried; empty where the store did not answer or nothing could be tried.</summary>
    public IReadOnlyList<RuleVerdict> Verdicts { get; init; } = [];

    public required Instant CreatedAt { get; init; }

    public Instant? SubmittedAt { get; init; }

    public Instant? DecidedAt { get; init; }

    /// <summary>Who approved or rejected.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Of the decision.</summary>
    public string? Comment { get; init; }

    /// <summary>Grows with each change, so that two people's changes do not run over each other.</summary>
    public int Revision { get; init; }
}
