using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Access;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Audit;

internal sealed class AuditRow
{
    public required long Number { get; init; }

    public required long AtNs { get; init; }

    public required string Who { get; init; }

    /// <summary><see cref="CallerKind"/> by name.</summary>
    public required string Kind { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public string? Detail { get; init; }

    public required string Hash { get; init; }

    public AuditEntry ToEntry() =>
        new(Number, new Instant(AtNs), Who, Enum.TryParse<CallerKind>(Kind, out var kind) ? kind : CallerKind.Anonymous, Action, Subject, Detail, Hash);

    internal sealed class Mapping : IEntityTypeConfiguration<AuditRow>
    {
        public void Configure(EntityTypeBuilder<AuditRow> builder)
        {
            builder.ToTable("audit").HasKey(row => row.Number);
            builder.Property(row => row.Number).ValueGeneratedNever();
            builder.Property(row => row.Kind).HasMaxLength(32);
            builder.Property(row => row.Hash).HasMaxLength(64);
        }
    }
}
