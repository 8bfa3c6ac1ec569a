using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Sheets;

namespace OpsCenter.App.Api.Sheets;

/// <summary>One filing of a period.</summary>
/// <param name="Origin">typed, file, api, restored or simulated.</param>
/// <param name="Changes">Cells that differ from the version before.</param>
/// <param name="Stored">Its readings are stored.</param>
public sealed record SheetVersionJson(int Version, string By, string At, string Origin, string? FileName, string? FileSha256, string? Note, int Changes, bool Stored)
{
    internal static SheetVersionJson Of(SheetVersion version) => new(
        version.Number, version.By, Rfc3339.Format(version.At), SheetJson.Word(version.Origin), version.FileName, version.FileSha256, version.Note, version.Changes, version.StoredAt is not null);
}
