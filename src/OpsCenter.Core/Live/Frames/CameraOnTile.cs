using OpsCenter.Core.Cameras;
using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Live.Frames;

/// <summary>The camera that a tile shows.</summary>
/// <param name="Id">Of the camera, for <c>/api/v1/cameras/{id}</c>.</param>
/// <param name="Name">Shown name.</param>
/// <param name="Streams">Ways to see it; empty where none is configured, or where there is no such camera.</param>
/// <param name="RefreshMs">Time between two snapshots.</param>
/// <param name="Sim">Simulated.</param>
public sealed record CameraOnTile(string Id, LocalizedText Name, IReadOnlyList<CameraStream> Streams, long RefreshMs, bool Sim)
{
    public bool Equals(CameraOnTile? other) =>
        other is not null && Id == other.Id && Name == other.Name && Streams.SequenceEqual(other.Streams) && RefreshMs == other.RefreshMs && Sim == other.Sim;

    public override int GetHashCode() => HashCode.Combine(Id, Name, Streams.Count, RefreshMs, Sim);
}
