using System.Globalization;
using OpsCenter.App.Api.Parameters;
using OpsCenter.Core.Sheets;

namespace OpsCenter.App.Api.Sheets;

/// <summary>How a period stands.</summary>
/// <param name="Period">E.g. 2026-10, 2026-Q4, 2026-W47; current for a register.</param>
/// <param name="Due">Last day in time, yyyy-MM-dd.</param>
/// <param name="State">running, open, filed, filedLate or overdue.</param>
/// <param name="Version">Of the newest filing; 0 for none.</param>
public sealed record SheetStatusJson(string Period, string? Due, string State, int Version, string? FiledBy, string? FiledAt, string? FirstFiledAt)
{
    internal static SheetStatusJson Of(SheetStatus status) => new(
        status.Period.Text,
        status.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        SheetJson.Word(status.State),
        status.Head?.Number ?? 0,
        status.Head?.By,
        status.Head is { } head ? Rfc3339.Format(head.At) : null,
        status.Head is { } first ? Rfc3339.Format(first.FirstAt) : null);
}
