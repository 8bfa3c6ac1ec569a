using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Devices;

/// <summary>A system that tells the state of several devices over one connection at a fixed interval.</summary>
public abstract class PeriodicSource : ISimulatedDevice
{
    private static readonly TimeSpan LeastPastStep = TimeSpan.FromMinutes(15);

    private readonly TimeSpan _interval;
    private readonly TimeSpan _phase;

    private protected PeriodicSource(ProvinceModel model, string clientId, TimeSpan interval)
    {
        (Model, ClientId, _interval) = (model, clientId, interval);
        _phase = interval * model.Noise.Uniform($"{clientId}/phase", 0);
    }

    /// <inheritdoc/>
    public string ClientId { get; }

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> PublishFilters { get; }

    private protected ProvinceModel Model { get; }

    /// <summary>Whether its payloads carry their time, so that it can tell the past.</summary>
    private protected abstract bool TellsTime { get; }

    /// <inheritdoc/>
    public abstract IEnumerable<SimulatedMessage> Sample(DateTimeOffset at);

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Between(DateTimeOffset after, DateTimeOffset until) => Every(_interval, _phase, after, until);

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Past(DateTimeOffset after, DateTimeOffset until, TimeSpan step) =>
        TellsTime ? Every(step > LeastPastStep ? step : LeastPastStep, TimeSpan.Zero, after, until) : [];

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
}
