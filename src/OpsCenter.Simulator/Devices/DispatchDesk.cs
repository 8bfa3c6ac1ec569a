using System.Globalization;
using System.Text.Json;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Devices;

/// <summary>The dispatch system of a call centre: each step of a call on <c>dispatch/{centre}/calls</c>, its board on <c>dispatch/{centre}/board</c>.</summary>
/// <param name="model">The province.</param>
/// <param name="service">113, 114 or 115: the centre.</param>
/// <param name="boardInterval">Time between two boards.</param>
public sealed class DispatchDesk(ProvinceModel model, string service, TimeSpan boardInterval) : IPushingDevice
{
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(12);

    /// <inheritdoc/>
    public string ClientId => service;

    /// <inheritdoc/>
    public IReadOnlyList<string> PublishFilters => [$"dispatch/{service}/#"];

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Sample(DateTimeOffset at) => [Board(at)];

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Between(DateTimeOffset after, DateTimeOffset until)
    {
        var due = Steps(after, until).ToList();
        due.AddRange(Slots(boardInterval, after, until).Select(at => (at, Board(at))));
        return due.OrderBy(message => message.At).Select(message => message.Message);
    }

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Past(DateTimeOffset after, DateTimeOffset until, TimeSpan step)
    {
        var closed = Calls(after, until).Where(call => call.Closed > after && call.Closed <= until).Select(call => (At: call.Closed, Message: Step(call, "closed", call.Closed)));
        return closed.Concat(Slots(step, after, until).Select(at => (At: at, Message: Board(at)))).OrderBy(message => message.At).Select(message => message.Message);
    }

    private static IEnumerable<DateTimeOffset> Slots(TimeSpan step, DateTimeOffset after, DateTimeOffset until)
    {
        for (var slot = (after.UtcTicks / step.Ticks) + 1; slot * step.Ticks <= until.UtcTicks; slot++)
        {
            yield return new DateTimeOffset(slot * step.Ticks, TimeSpan.Zero);
        }
    }

    private static string Time(DateTimeOffset at) => Shape.Local(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset step, DateTimeOffset at)
    {
        if (at >= step)
        {
            json.WriteString(name, Time(step));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private IEnumerable<EmergencyCall> Calls(DateTimeOffset after, DateTimeOffset until) =>
        EmergencyModel.Received(model, service, after - EmergencyModel.LongestCall, until);

    private IEnumerable<(DateTimeOffset At, SimulatedMessage Message)> Steps(DateTimeOffset after, DateTimeOffset until)
    {
        foreach (var call in Calls(after, until))
        {
            (DateTimeOffset At, string State)[] steps =
                [(call.Received, "received"), (call.Dispatched, "dispatched"), (call.Arrived, "arrived"), (call.Closed, "closed")];
            foreach (var (at, state) in steps)
            {
                if (at > after && at <= until)
                {
                    yield return (at, Step(call, state, at));
                }
            }
        }
    }

    private SimulatedMessage Step(EmergencyCall call, string state, DateTimeOffset at) => new($"dispatch/{service}/calls", Payload.Json(json =>
    {
        json.WriteStartObject("call");
        json.WriteString("id", call.Id);
        json.WriteString("service", call.Service);
        json.WriteString("state", state);
        json.WriteNumber("priority", call.Priority);
        json.WriteString("category", call.Category);
        json.WriteString("unit", call.Unit.Devices[0]);
        json.WriteString("received_at", Time(call.Received));
        WriteTime(json, "dispatched_at", call.Dispatched, at);
        WriteTime(json, "arrived_at", call.Arrived, at);
        WriteTime(json, "closed_at", call.Closed, at);
        if (at >= call.Dispatched)
        {
            json.WriteNumber("dispatch_s", (int)(call.Dispatched - call.Received).TotalSeconds);
        }

        if (at >= call.Arrived)
        {
            json.WriteNumber("response_s", (int)(call.Arrived - call.Received).TotalSeconds);
            json.WriteBoolean("in_time", call.Arrived - call.Received <= InTime);
        }

        // A number that cannot exist: 010 is no network.
        json.WriteString("caller", string.Create(CultureInfo.InvariantCulture, $"0100{(int)(1_000_000 * model.Noise.Uniform(call.Id, 1)):000000}"));
        json.WriteNumber("lat", Math.Round(call.Unit.Latitude + (0.03 * (model.Noise.Uniform(call.Id, 2) - 0.5)), 4));
        json.WriteNumber("lon", Math.Round(call.Unit.Longitude + (0.03 * (model.Noise.Uniform(call.Id, 3) - 0.5)), 4));
        json.WriteEndObject();
    }));

    private SimulatedMessage Board(DateTimeOffset at)
    {
        var calls = Calls(at, at).ToList();
        EmergencyCall[] waiting = [.. calls.Where(call => call.IsWaiting(at))];
        var midnight = Shape.Local(at) - Shape.Local(at).TimeOfDay;
        var units = EmergencyModel.Units(service);
        return new SimulatedMessage($"dispatch/{service}/board", Payload.Json(json =>
        {
            json.WriteString("centre", service);
            json.WriteString("at", Time(at));
            json.WriteNumber("waiting", waiting.Length);
            json.WriteNumber("open", calls.Count(call => call.IsOpen(at)));
            json.WriteNumber("longest_wait_s", waiting.Length == 0 ? 0 : (int)waiting.Max(call => at - call.Received).TotalSeconds);
            json.WriteNumber("calls_today", EmergencyModel.Received(model, service, midnight, at).Count());
            json.WriteStartObject("units");
            json.WriteNumber("free", Math.Max(0, units - calls.Count(call => call.BindsUnit(at))));
            json.WriteNumber("total", units);
            json.WriteEndObject();
        }));
    }
}
