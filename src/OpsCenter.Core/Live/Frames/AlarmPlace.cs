using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>Where an alarm is.</summary>
public sealed record AlarmPlace(string Id, LocalizedText Name);
