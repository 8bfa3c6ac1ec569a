using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>People counters over the gates of a place: <c>{"ts":1763863200,"in":2310,"out":1894,"inside":416,"limit":3000,"load":0.139}</c>.</summary>
public sealed class PeopleCounter(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    /// <inheritdoc/>
    public override string Topic => $"tourism/{ClientId}/count";

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock) => Payload.Json(json =>
    {
        var count = TourismModel.At(Model, Site, measured);
        json.WriteNumber("ts", clock.ToUnixTimeSeconds());
        json.WriteNumber("in", count.Entered);
        json.WriteNumber("out", count.Left);
        json.WriteNumber("inside", count.Inside);
        json.WriteNumber("limit", count.Capacity);
        json.WriteNumber("load", Math.Round(count.Inside / (double)count.Capacity, 3));
    });
}
