using System.Text.Json;

namespace OpsCenter.App.Api.Sheets;

/// <summary>Figures to be filed.</summary>
/// <param name="Version">Number of the version that was read before; 0 or absent where the period was not filed yet.</param>
/// <param name="Note">For the history.</param>
/// <param name="Rows">By the ids of keys and columns. Numbers as numbers, or as texts the way people write them (1.234,5 or 1,234.5). What is absent keeps what is stored.</param>
public sealed record SheetFilingJson(int? Version, string? Note, IReadOnlyList<IReadOnlyDictionary<string, JsonElement>>? Rows);
