namespace OpsCenter.App.OpenData;

/// <summary>Values of a data set.</summary>
/// <param name="Id">Of the KPI.</param>
/// <param name="Unit">Empty for pure numbers.</param>
/// <param name="Every">Length of a window, e.g. 5m, 1h, day, month.</param>
/// <param name="License">Address of the licence.</param>
/// <param name="From">RFC 3339; inclusive.</param>
/// <param name="To">RFC 3339; exclusive.</param>
/// <param name="Truncated">There are more; ask for a shorter span, or for one area or site.</param>
/// <param name="Values">One scope after the other, oldest first.</param>
public sealed record OpenDataAnswer(string Id, string Unit, string Every, string License, string From, string To, bool Truncated, IReadOnlyList<OpenDataValue> Values);
