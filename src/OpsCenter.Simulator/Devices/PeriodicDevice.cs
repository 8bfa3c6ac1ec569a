using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A sensor that reports at a fixed interval, with the faults that the scenario plans for it.</summary>
public abstract class PeriodicDevice : ISimulatedDevice
{
    private readonly DeviceFault? _fault;
    private readonly TimeSpan _phase;

    private protected PeriodicDevice(ProvinceModel model, SimulatedSite site, string device, TimeSpan interval)
    {
        (Model, Site, ClientId, Interval) = (model, site, device, interval);
        _fault = model.Scenario.Faults.FirstOrDefault(fault => fault.Device == device);
        _phase = interval * model.Noise.Uniform($"{device}/phase", 0);
    }

    /// <inheritdoc/>
    public string ClientId { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> PublishFilters => [Topic];

    /// <summary>Time between two messages.</summary>
    public TimeSpan Interval { get; }

    /// <summary>Topic it publishes to.</summary>
    public abstract string Topic { get; }

    private protected ProvinceModel Model { get; }

    private protected SimulatedSite Site { get; }

    /// <summary>How far apart past readings are at least: what changes slowly needs no dense past.</summary>
    private protected virtual TimeSpan LeastPastStep => TimeSpan.Zero;

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Sample(DateTimeOffset at)
    {
        var progress = _fault?.Progress(Model.Since(at), Model.Scenario.Cycle) ?? double.NegativeInfinity;
        var active = progress is >= 0 and <= 1;
        if (active && _fault!.Kind == DeviceFaultKind.Dying && progress > 1.0 / 3)
        {
            yield break;
        }

        var measured = active && _fault!.Kind == DeviceFaultKind.Stuck ? at - (_fault.Lasts * progress) : at;
        var clock = _fault?.Kind == DeviceFaultKind.WrongClock ? at + DeviceFault.ClockError : at;
        yield return new SimulatedMessage(Topic, Write(measured, clock));
    }

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Between(DateTimeOffset after, DateTimeOffset until) => Every(Interval, _phase, after, until);

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Past(DateTimeOffset after, DateTimeOffset until, TimeSpan step) =>
        _fault?.Kind == DeviceFaultKind.WrongClock ? [] : Every(step > LeastPastStep ? step : LeastPastStep, TimeSpan.Zero, after, until);

    private IEnumerable<SimulatedMessage> Every(TimeSpan step, TimeSpan phase, DateTimeOffset after, DateTimeOffset until)
    {
        var first = ((after - phase).UtcTicks / step.Ticks) + 1;
        for (var due = new DateTimeOffset(first * step.Ticks, TimeSpan.Zero) + phase; due <= until; due += step)
        {
            foreach (var message in Sample(due))
            {
                yield return message;
            }
        }
    }

    /// <summary>The payload for what was measured at one instant, as told by the device's clock.</summary>
    private protected abstract byte[] Write(DateTimeOffset measured, DateTimeOffset clock);

    /// <summary>Battery voltage of a lithium cell under a solar panel; falls to nothing where the scenario says so.</summary>
    private protected double BatteryV(DateTimeOffset at)
    {
        var healthy = 3.86 + (0.12 * Shape.Bell(Shape.Hour(at), 15, 4)) + (0.01 * Model.Noise.Drift($"{ClientId}/battery", at, TimeSpan.FromMinutes(10), 0.8));
        var progress = _fault is { Kind: DeviceFaultKind.Dying } ? _fault.Progress(Model.Since(at), Model.Scenario.Cycle) : double.NegativeInfinity;
        return progress is >= 0 and <= 1 ? healthy - (0.95 * Math.Min(1, progress * 3)) : healthy;
    }
}
