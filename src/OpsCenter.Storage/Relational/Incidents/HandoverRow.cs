using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Incidents.Handover;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Incidents;

internal sealed class HandoverRow
{
    public required long Id { get; init; }

    public required long FromNs { get; init; }

    public required long ToNs { get; init; }

    public required string Text { get; init; }

    public required string GivenBy { get; init; }

    public required long SignedNs { get; init; }

    public string? TakenBy { get; init; }

    public long? TakenNs { get; init; }

    public ShiftHandover ToHandover() =>
        new(Id, new Instant(FromNs), new Instant(ToNs), Text, GivenBy, new Instant(SignedNs), TakenBy, IncidentRow.Moment(TakenNs));

    internal sealed class Mapping : IEntityTypeConfiguration<HandoverRow>
    {
        public void Configure(EntityTypeBuilder<HandoverRow> builder)
        {
            builder.ToTable("shift_handovers").HasKey(row => row.Id);
            builder.Property(row => row.Id).ValueGeneratedNever();
        }
    }
}
