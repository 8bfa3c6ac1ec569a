using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Configuration;
using OpsCenter.Core.Incidents;

namespace OpsCenter.Storage.Relational.Incidents;

internal sealed class IncidentTaskRow
{
    public required string Number { get; init; }

    public required int Id { get; init; }

    public required string TextVi { get; init; }

    public required string TextEn { get; init; }

    public string? Assignee { get; init; }

    public long? DueNs { get; init; }

    public string? DoneBy { get; init; }

    public long? DoneNs { get; init; }

    public static IncidentTaskRow From(IncidentTask task, string number, int id) => new()
    {
        Number = number,
        Id = id,
        TextVi = task.Text.Vi,
        TextEn = task.Text.En,
        Assignee = task.Assignee,
        DueNs = task.DueAt?.UnixNanoseconds,
        DoneBy = task.DoneBy,
        DoneNs = task.DoneAt?.UnixNanoseconds,
    };

    public IncidentTask ToTask() =>
        new(Id, new LocalizedText(TextVi, TextEn), Assignee, IncidentRow.Moment(DueNs), DoneBy, IncidentRow.Moment(DoneNs));

    internal sealed class Mapping : IEntityTypeConfiguration<IncidentTaskRow>
    {
        public void Configure(EntityTypeBuilder<IncidentTaskRow> builder)
        {
            builder.ToTable("incident_tasks").HasKey(row => new { row.Number, row.Id });
            builder.Property(row => row.Number).HasMaxLength(32);
            builder.Property(row => row.Id).ValueGeneratedNever();
        }
    }
}
