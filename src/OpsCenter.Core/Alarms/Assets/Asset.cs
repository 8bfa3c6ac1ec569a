using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Alarms.Assets;

/// <summary>A thing that others need in order to work, e.g. a feed of power, a switch, a camera. Immutable.</summary>
/// <param name="Id">Unique.</param>
/// <param name="Name">Shown name.</param>
/// <param name="DependsOn">Ids of what it needs.</param>
/// <param name="Down">An active alarm that one of these chooses means that the asset is down.</param>
public sealed record Asset(string Id, LocalizedText Name, IReadOnlyList<string> DependsOn, IReadOnlyList<AlarmSelector> Down);
