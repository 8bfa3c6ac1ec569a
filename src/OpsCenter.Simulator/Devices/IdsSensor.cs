using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Devices;

/// <summary>A Suricata sensor whose EVE log goes out line by line on <c>suricata/{device}/eve</c>: alerts as they come, statistics every minute.</summary>
public sealed class IdsSensor(ProvinceModel model, SimulatedSite site, string device) : ISimulatedDevice
{
    private const int Rules = 41_872;
    private static readonly TimeSpan StatsInterval = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public string ClientId => device;

    /// <inheritdoc/>
    public IReadOnlyList<string> PublishFilters => [$"suricata/{device}/#"];

    private string Topic => $"suricata/{device}/eve";

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Sample(DateTimeOffset at) => [Stats(at)];

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Between(DateTimeOffset after, DateTimeOffset until)
    {
        var due = AttackModel.Seen(model, site, after, until).Select(attack => (attack.At, Message: Alert(attack))).ToList();
        for (var slot = (after.UtcTicks / StatsInterval.Ticks) + 1; slot * StatsInterval.Ticks <= until.UtcTicks; slot++)
        {
            var at = new DateTimeOffset(slot * StatsInterval.Ticks, TimeSpan.Zero);
            due.Add((at, Stats(at)));
        }

        return due.OrderBy(one => one.At).Select(one => one.Message);
    }

    /// <inheritdoc/>
    public IEnumerable<SimulatedMessage> Past(DateTimeOffset after, DateTimeOffset until, TimeSpan step) => AttackModel.Seen(model, site, after, until).Select(Alert);

    private static string Time(DateTimeOffset at) => Shape.Local(at).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+0700'", CultureInfo.InvariantCulture);

    private SimulatedMessage Alert(Attack attack) => new(Topic, Payload.Json(json =>
    {
        json.WriteString("timestamp", Time(attack.At));
        json.WriteNumber("flow_id", attack.Flow);
        json.WriteString("in_iface", "ens2f1");
        json.WriteString("event_type", "alert");
        json.WriteString("src_ip", attack.Source);
        json.WriteNumber("src_port", attack.SourcePort);
        json.WriteString("dest_ip", attack.Target);
        json.WriteNumber("dest_port", attack.TargetPort);
        json.WriteString("proto", "TCP");
        json.WriteStartObject("alert");
        json.WriteString("action", attack.Blocked ? "blocked" : "allowed");
        json.WriteNumber("gid", 1);
        json.WriteNumber("signature_id", attack.SignatureId);
        json.WriteNumber("rev", 3);
        json.WriteString("signature", attack.Signature);
        json.WriteString("category", attack.Category);
        json.WriteNumber("severity", attack.Severity);
        json.WriteEndObject();
    }));

    private SimulatedMessage Stats(DateTimeOffset at) => new(
        Topic,
        Payload.Json(json =>
        {
            json.WriteString("timestamp", Time(at));
            json.WriteString("event_type", "stats");
            json.WriteStartObject("stats");
            json.WriteStartObject("threads");
            json.WriteStartObject("W#01-ens2f1");
            json.WriteStartObject("detect");
            json.WriteStartArray("engines");
            json.WriteStartObject();
            json.WriteNumber("id", 0);
            json.WriteString("last_reload", Time(WorkDay.Start(WorkDay.Of(at))));
            json.WriteNumber("rules_loaded", Rules);
            json.WriteNumber("rules_failed", Math.Round(134 * model.Lasting(LongTroubles.BadRules, site, at)));
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteNumber("alert", AttackModel.Seen(model, site, WorkDay.Start(WorkDay.Of(at)), at).Count());
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }),
        QualityOfService: 0);
}
