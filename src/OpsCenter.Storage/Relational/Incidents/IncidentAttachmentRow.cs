using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Incidents.Attachments;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Incidents;

internal sealed class IncidentAttachmentRow
{
    public required string Id { get; init; }

    public required string Number { get; init; }

    public required string FileName { get; init; }

    public required string ContentType { get; init; }

    public required long Size { get; init; }

    public required string Sha256 { get; init; }

    public required string Who { get; init; }

    public required long AtNs { get; init; }

    public static IncidentAttachmentRow From(IncidentAttachment one, string number) => new()
    {
        Id = one.Id,
        Number = number,
        FileName = one.FileName,
        ContentType = one.ContentType,
        Size = one.Size,
        Sha256 = one.Sha256,
        Who = one.Who,
        AtNs = one.At.UnixNanoseconds,
    };

    public IncidentAttachment ToAttachment() => new(Id, FileName, ContentType, Size, Sha256, Who, new Instant(AtNs));

    internal sealed class Mapping : IEntityTypeConfiguration<IncidentAttachmentRow>
    {
        public void Configure(EntityTypeBuilder<IncidentAttachmentRow> builder)
        {
            builder.ToTable("incident_attachments").HasKey(row => row.Id);
            builder.Property(row => row.Id).HasMaxLength(32);
            builder.Property(row => row.Number).HasMaxLength(32);
            builder.Property(row => row.Sha256).HasColumnName("content_hash").HasMaxLength(64);
            builder.HasIndex(row => row.Number);
        }
    }
}
