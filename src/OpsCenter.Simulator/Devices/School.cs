using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A school's electronic register, which posts the last roll call and the state of its line to <c>education/{code}/status</c>.</summary>
public sealed class School(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval) : PeriodicDevice(model, site, device, interval), IPushingDevice
{
    /// <inheritdoc/>
    public override string Topic => $"education/{ClientId}/status";

    private protected override byte[] Write(DateTimeOffset measured, DateTimeOffset clock) => Payload.Json(json =>
    {
        var roll = SchoolModel.Roll(Model, Site, measured);
        var connected = SchoolModel.IsConnected(Model, Site, measured);
        json.WriteString("school", ClientId);
        json.WriteString("at", Time(clock));
        json.WriteStartObject("roll");
        json.WriteString("taken", Time(SchoolModel.TakenAt(SchoolModel.LastDay(measured))));
        json.WriteNumber("enrolled", roll.Enrolled);
        json.WriteNumber("present", roll.Present);
        json.WriteNumber("excused", roll.Excused);
        json.WriteNumber("unexcused", roll.Unexcused);
        json.WriteNumber("rate", Math.Round(roll.Present / (double)roll.Enrolled, 4));
        json.WriteEndObject();
        json.WriteStartObject("teachers");
        json.WriteNumber("total", roll.Teachers);
        json.WriteNumber("present", roll.TeachersPresent);
        json.WriteEndObject();
        json.WriteStartObject("network");
        json.WriteBoolean("connected", connected);
        json.WriteNumber("latency_ms", (int)((connected ? 9 : 64) * Math.Exp(0.2 * Model.Noise.Normal($"{ClientId}/latency", measured.ToUnixTimeSeconds()))));
        json.WriteEndObject();
    });

    private static string Time(DateTimeOffset at) => Shape.Local(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
