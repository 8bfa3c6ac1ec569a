using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>An air station that sends FIWARE's AirQualityObserved as key-values.</summary>
public sealed class AirStation(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval)
{
    /// <inheritdoc/>
    public override string Topic => $"env/{ClientId}/air";

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock)
    {
        var air = AirModel.At(Model, Site, measured);
        var observed = Shape.Local(clock).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        return Payload.Json(json =>
        {
            json.WriteString("id", $"urn:ngsi-ld:AirQualityObserved:{ClientId}:{observed}");
            json.WriteString("type", "AirQualityObserved");
            json.WriteString("dateObserved", observed);
            json.WriteStartObject("location");
            json.WriteString("type", "Point");
            json.WriteStartArray("coordinates");
            json.WriteNumberValue(Site.Longitude);
            json.WriteNumberValue(Site.Latitude);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteNumber("pm25", Math.Round(air.Pm25, 1));
            json.WriteNumber("pm10", Math.Round(air.Pm10, 1));
            json.WriteNumber("no2", Math.Round(air.No2, 1));
            json.WriteNumber("so2", Math.Round(air.So2, 1));
            json.WriteNumber("co", Math.Round(air.Co));
            json.WriteNumber("o3", Math.Round(air.O3, 1));
            json.WriteNumber("temperature", Math.Round(air.Temperature, 1));
            json.WriteNumber("relativeHumidity", Math.Round(air.RelativeHumidity, 2));
        });
    }
}
