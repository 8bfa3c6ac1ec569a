using System.Globalization;
using OpsCenter.Simulator.Province;

namespace OpsCenter.Simulator.Devices;

/// <summary>The duty book of the traffic police: each incident on <c>traffic/{desk}/incident</c> when it is reported and when the road is free again.</summary>
public sealed class TrafficDesk(ProvinceModel model, string desk) : IPushingDevice
{
    /// <inheritdoc/>
    public string ClientId => desk;

    /// <inheritdoc/>
    public IReadOnlyList<string> PublishFilters => [$"traffic/{desk}/incident"];

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Sample(DateTimeOffset at) => Known(at, at).Where(incident => incident.Cleared > at).Select(incident => Entry(incident, at));

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Between(DateTimeOffset after, DateTimeOffset until) => Known(after, until)
        .SelectMany(incident => new[] { incident.Reported, incident.Cleared }.Where(at => at > after && at <= until).Select(at => (At: at, Message: Entry(incident, at))))
        .OrderBy(step => step.At)
        .Select(step => step.Message);

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Past(DateTimeOffset after, DateTimeOffset until, TimeSpan step) => Known(after, until)
        .Where(incident => incident.Cleared > after && incident.Cleared <= until)
        .OrderBy(incident => incident.Cleared)
        .Select(incident => Entry(incident, incident.Cleared));

    private static string Time(DateTimeOffset at) => Shape.Local(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private IEnumerable<RoadIncident> Known(DateTimeOffset after, DateTimeOffset until) => RoadIncidentModel.Reported(model, after - RoadIncidentModel.Longest, until);

    private SimulatedMessage Entry(RoadIncident incident, DateTimeOffset at) => new($"traffic/{desk}/incident", Payload.Json(json =>
    {
        json.WriteStartObject("incident");
        json.WriteString("id", incident.Id);
        json.WriteString("state", at < incident.Cleared ? "open" : "cleared");
        json.WriteString("kind", incident.Kind);
        json.WriteString("junction", incident.Junction.Devices[0]);
        json.WriteNumber("lanes_closed", incident.LanesClosed);
        json.WriteString("reported_at", Time(incident.Reported));
        if (at >= incident.Cleared)
        {
            json.WriteString("cleared_at", Time(incident.Cleared));
        }

        json.WriteEndObject();
    }));
}
