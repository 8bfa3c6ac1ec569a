using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Access;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Rules;

internal sealed class RuleProposalRow
{
    public required int Number { get; init; }

    public required string Pack { get; init; }

    /// <summary><see cref="RuleProposalState"/> by name.</summary>
    public required string State { get; init; }

    public required string Author { get; init; }

    /// <summary><see cref="CallerKind"/> by name.</summary>
    public required string AuthorKind { get; init; }

    public required string Reason { get; init; }

    /// <summary>JSON array of <see cref="RuleChange"/>.</summary>
    public required string Changes { get; init; }

    /// <summary>JSON array of <see cref="RuleVerdict"/>.</summary>
    public required string Verdicts { get; init; }

    public required long CreatedNs { get; init; }

    public long? SubmittedNs { get; init; }

    public long? DecidedNs { get; init; }

    public string? DecidedBy { get; init; }

    public string? Comment { get; init; }

    public required int Revision { get; init; }

    public static RuleProposalRow From(RuleProposal proposal) => new()
    {
        Number = proposal.Number,
        Pack = proposal.Pack,
        State = proposal.State.ToString(),
        Author = proposal.Author,
        AuthorKind = proposal.AuthorKind.ToString(),
        Reason = proposal.Reason,
        Changes = JsonSerializer.Serialize(proposal.Changes),
        Verdicts = JsonSerializer.Serialize(proposal.Verdicts),
        CreatedNs = proposal.CreatedAt.UnixNanoseconds,
        SubmittedNs = proposal.SubmittedAt?.UnixNanoseconds,
        DecidedNs = proposal.DecidedAt?.UnixNanoseconds,
        DecidedBy = proposal.DecidedBy,
        Comment = proposal.Comment,
        Revision = proposal.Revision,
    };

    public RuleProposal ToProposal() => new()
    {
        Number = Number,
        Pack = Pack,
        State = Enum.Parse<RuleProposalState>(State),
        Author = Author,
        AuthorKind = Enum.TryParse<CallerKind>(AuthorKind, out var kind) ? kind : CallerKind.Anonymous,
        Reason = Reason,
        Changes = JsonSerializer.Deserialize<RuleChange[]>(Changes) ?? [],
        Verdicts = JsonSerializer.Deserialize<RuleVerdict[]>(Verdicts) ?? [],
        CreatedAt = new Instant(CreatedNs),
        SubmittedAt = SubmittedNs is { } submitted ? new Instant(submitted) : null,
        DecidedAt = DecidedNs is { } decided ? new Instant(decided) : null,
        DecidedBy = DecidedBy,
        Comment = Comment,
        Revision = Revision,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<RuleProposalRow>
    {
        public void Configure(EntityTypeBuilder<RuleProposalRow> builder)
        {
            builder.ToTable("rule_proposals").HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();
            builder.Property(row => row.Pack).HasMaxLength(256);
            builder.Property(row => row.State).HasMaxLength(32);
            builder.Property(row => row.Author).HasMaxLength(256);
            builder.Property(row => row.AuthorKind).HasMaxLength(32);
            builder.Property(row => row.DecidedBy).HasMaxLength(256);
            builder.HasIndex(row => new { row.State, row.Number });
        }
    }
}
