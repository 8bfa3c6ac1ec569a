using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Calendars;

/// <summary>A day off for everybody, as decided or as estimated before the decision.</summary>
/// <param name="Day">By the calendar here.</param>
/// <param name="Name">Shown name, e.g. "Tết Nguyên đán".</param>
/// <param name="Estimated">Not decided yet: deadlines that reach over it may move.</param>
public sealed record Holiday(DateOnly Day, LocalizedText Name, bool Estimated);
