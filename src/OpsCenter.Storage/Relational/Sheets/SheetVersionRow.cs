using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using OpsCenter.Core.Sheets;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Storage.Relational.Sheets;

internal sealed class SheetVersionRow
{
    public required string Sheet { get; init; }

    public required string Period { get; init; }

    public required int Number { get; init; }

    /// <summary>JSON array of <see cref="SheetLine"/>.</summary>
    public required string Lines { get; init; }

    public required string Author { get; init; }

    public required long AtNs { get; init; }

    /// <summary><see cref="SheetOrigin"/> by name.</summary>
    public required string Origin { get; init; }

    public string? FileName { get; init; }

    public string? FileSha256 { get; init; }

    public string? Note { get; init; }

    public required int Changes { get; init; }

    public long? StoredNs { get; init; }

    public static SheetVersionRow From(SheetVersion version) => new()
    {
        Sheet = version.Sheet,
        Period = version.Period,
        Number = version.Number,
        Lines = JsonSerializer.Serialize(version.Lines),
        Author = version.By,
        AtNs = version.At.UnixNanoseconds,
        Origin = version.Origin.ToString(),
        FileName = version.FileName,
        FileSha256 = version.FileSha256,
        Note = version.Note,
        Changes = version.Changes,
        StoredNs = version.StoredAt?.UnixNanoseconds,
    };

    public SheetVersion ToVersion() => new()
    {
        Sheet = Sheet,
        Period = Period,
        Number = Number,
        Lines = JsonSerializer.Deserialize<SheetLine[]>(Lines) ?? [],
        By = Author,
        At = new Instant(AtNs),
        Origin = Enum.TryParse<SheetOrigin>(Origin, out var origin) ? origin : SheetOrigin.Typed,
        FileName = FileName,
        FileSha256 = FileSha256,
        Note = Note,
        Changes = Changes,
        StoredAt = StoredNs is { } stored ? new Instant(stored) : null,
    };

    internal sealed class Mapping : IEntityTypeConfiguration<SheetVersionRow>
    {
        public void Configure(EntityTypeBuilder<SheetVersionRow> builder)
        {
            builder.ToTable("sheet_versions").HasKey(row => new { row.Sheet, row.Period, row.Number });
            builder.Property(row => row.Sheet).HasMaxLength(256);
            builder.Property(row => row.Period).HasMaxLength(32);
            builder.Property(row => row.Number).ValueGeneratedNever();
            builder.Property(row => row.Author).HasMaxLength(256);
            builder.Property(row => row.Origin).HasMaxLength(32);
            builder.Property(row => row.FileName).HasMaxLength(256);
            builder.Property(row => row.FileSha256).HasMaxLength(64);
            builder.HasIndex(row => row.StoredNs);
        }
    }
}
