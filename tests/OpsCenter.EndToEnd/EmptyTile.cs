namespace OpsCenter.EndToEnd;

/// <summary>A tile that shows nothing.</summary>
/// <param name="Id">Of the layout.</param>
/// <param name="Kpi">The KPI it would show; null where it shows readings.</param>
internal sealed record EmptyTile(string Id, string? Kpi);
