using OpsCenter.Core.Live.Frames;

namespace OpsCenter.Core.Live.Views;

/// <summary>A group's value with what a tile says about it.</summary>
internal sealed record GroupValue(LivePoint? Point, double? PerHour, int Series, int Reporting)
{
    public static GroupValue None { get; } = new(null, null, 0, 0);
}
