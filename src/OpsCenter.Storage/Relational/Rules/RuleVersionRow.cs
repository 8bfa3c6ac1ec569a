using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Alarms.Rules;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Rules;

internal sealed class RuleVersionRow
{
    public required string RuleId { get; init; }

    public required int Number { get; init; }

    public required string Pack { get; init; }

    public string? Text { get; init; }

    public required string Author { get; init; }

    public string? Approver { get; init; }

    public required string Reason { get; init; }

    public required long AtNs { get; init; }

    public int? Proposal { get; init; }

    /// <summary>JSON of a <see cref="RuleVerdict"/>.</summary>
    public string? Verdict { get; init; }

    public static RuleVersionRow From(RuleVersion version, int number) => new()
    {
        RuleId = version.RuleId,
        Number = number,
        Pack = version.Pack,
        Text = version.Text,
        Author = version.Author,
        Approver = version.Approver,
        Reason = version.Reason,
        AtNs = version.At.UnixNanoseconds,
        Proposal = version.Proposal,
        Verdict = version.Verdict is { } verdict ? JsonSerializer.Serialize(verdict) : null,
    };

    public RuleVersion ToVersion() => new()
    {
        RuleId = RuleId,
        Number = Number,
        Pack = Pack,
        Text = Text,
        Author = Author,
        Approver = Approver,
        Reason = Reason,
        At = new Instant(AtNs),
        Proposal = Proposal,
        Verdict = Verdict is { } verdict ? JsonSerializer.Deserialize<RuleVerdict>(verdict) : null,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<RuleVersionRow>
    {
        public void Configure(EntityTypeBuilder<RuleVersionRow> builder)
        {
            builder.ToTable("rule_versions").HasKey(row => new { row.RuleId, row.Number });
            builder.Property(row => row.RuleId).HasMaxLength(256);
            builder.Property(row => row.Number).ValueGeneratedNever();
            builder.Property(row => row.Pack).HasMaxLength(256);
            builder.Property(row => row.Author).HasMaxLength(256);
            builder.Property(row => row.Approver).HasMaxLength(256);
        }
    }
}
