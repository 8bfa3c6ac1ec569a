using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A cooperative's traceability system: <c>{"time":"2026-11-22T09:00:00+07:00","product":"Vải thiều","lots":124,"traced":118}</c>, today's lots so far.</summary>
public sealed class TraceSystem(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    /// <inheritdoc/>
    public override string Topic => $"agriculture/{ClientId}/traceability";

    private protected override TimeSpan LeastPastStep => TimeSpan.FromMinutes(30);

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock) => Payload.Json(json =>
    {
        var lots = AgricultureModel.Lots(Model, Site, measured);
        json.WriteString("time", Shape.Local(clock).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        json.WriteString("cooperative", Site.Id);
        json.WriteNumber("lots", lots);
        json.WriteNumber("traced", (int)Math.Round(lots * Model.Trait(Site, "traced", 0.88, 0.99)));
    });
}
