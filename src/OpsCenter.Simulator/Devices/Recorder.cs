using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A Frigate recorder: tracked objects of its cameras on <c>frigate/{nvr}/events</c>, its own state on <c>frigate/{nvr}/stats</c>.</summary>
/// <param name="model">The province.</param>
/// <param name="name">Name of the recorder.</param>
/// <param name="cameras">Its cameras; the name in Frigate is the device id.</param>
/// <param name="statsInterval">Time between two stats.</param>
public sealed class Recorder(
    ProvinceModel model, string name, IReadOnlyList<(SimulatedSite Site, string Camera)> cameras, TimeSpan statsInterval) : ISimulatedDevice
{
    private static readonly TimeSpan UpdateInterval = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string ClientId => name;

    /// <inheritdoc/>
    public IReadOnlyList<string> PublishFilters => [$"frigate/{name}/#"];

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Sample(DateTimeOffset at) => [Stats(at)];

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Between(DateTimeOffset after, DateTimeOffset until)
    {
        var due = Changes(after, until).ToList();
        for (var slot = (after.UtcTicks / statsInterval.Ticks) + 1; slot * statsInterval.Ticks <= until.UtcTicks; slot++)
        {
            var at = new DateTimeOffset(slot * statsInterval.Ticks, TimeSpan.Zero);
            due.Add((at, Stats(at)));
        }

        return due.OrderBy(message => message.At).Select(message => message.Message);
    }

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Past(DateTimeOffset after, DateTimeOffset until, TimeSpan step) => cameras
        .SelectMany(camera => CameraModel.Seen(model, camera.Site, camera.Camera, after, until))
        .Where(seen => seen.Until > after && seen.Until <= until)
        .OrderBy(seen => seen.Until)
        .Select(seen => Event(seen, "end", seen.Until, seen.Until));

    /// <summary>Each object's life: new, an update every five seconds, end.</summary>
    private IEnumerable<(DateTimeOffset At, SimulatedMessage Message)> Changes(DateTimeOffset after, DateTimeOffset until)
    {
        foreach (var (site, camera) in cameras)
        {
            foreach (var seen in CameraModel.Seen(model, site, camera, after, until))
            {
                var before = seen.From;
                for (var at = seen.From; at < seen.Until; before = at, at += UpdateInterval)
                {
                    if (at > after && at <= until)
                    {
                        yield return (at, Event(seen, at == seen.From ? "new" : "update", before, at));
                    }
                }

                if (seen.Until > after && seen.Until <= until)
                {
                    yield return (seen.Until, Event(seen, "end", before, seen.Until));
                }
            }
        }
    }

    private SimulatedMessage Event(SeenObject seen, string type, DateTimeOffset before, DateTimeOffset at) =>
        new($"frigate/{name}/events", FrigateEvent.Write(model.Noise, seen, type, before, at));

    private SimulatedMessage Stats(DateTimeOffset at) =>
        new($"frigate/{name}/stats", FrigateStats.Write(model, cameras, at), QualityOfService: 0);
}
