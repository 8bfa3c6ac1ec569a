using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Sheets;

/// <summary>One allowed value.</summary>
/// <param name="Id">As stored.</param>
/// <param name="Name">As shown; what people write is compared with both languages and the id.</param>
public sealed record SheetChoice(string Id, LocalizedText Name);
