using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpsCenter.Simulator.Load;

/// <summary>What a run of the load tool measured.</summary>
/// <param name="Devices">Connections.</param>
/// <param name="RatePerSecond">Messages per second asked for.</param>
/// <param name="Qos">Quality of service.</param>
/// <param name="Planned">Messages that fell due.</param>
/// <param name="Sent">Messages handed to the network at least once.</param>
/// <param name="SentAgain">Repetitions after a reconnect.</param>
/// <param name="SentBack">Answers that said "not now" (busy, quota): sent again later, and counted from the first sending.</param>
/// <param name="Acknowledged">Messages with a good PUBACK; 0 at QoS 0.</param>
/// <param name="Refused">Messages with a PUBACK that says no.</param>
/// <param name="Lost">Sent at QoS 1 and never answered.</param>
/// <param name="Unsent">Fell due and could not even be sent.</param>
/// <param name="Disconnects">Connections lost while open.</param>
/// <param name="ConnectMs">Time from the TCP connect to the CONNACK.</param>
/// <param name="PubAckMs">From sending (or, where the server made it wait, from the planned time) to the PUBACK.</param>
/// <param name="TimerSlipMs">How late the generator's own timer was: what is in neither of the others.</param>
/// <param name="ElapsedSeconds">From the first message due to the last answer.</param>
/// <param name="CpuSeconds">Processor time of the generator in that time.</param>
/// <param name="Failure">Why the run could not go on, or null.</param>
public sealed record LoadReport(
    int Devices,
    double RatePerSecond,
    int Qos,
    long Planned,
    long Sent,
    long SentAgain,
    long SentBack,
    long Acknowledged,
    long Refused,
    long Lost,
    long Unsent,
    long Disconnects,
    Percentiles ConnectMs,
    Percentiles PubAckMs,
    Percentiles TimerSlipMs,
    double ElapsedSeconds,
    double CpuSeconds,
    string? Failure)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Did every message arrive?</summary>
    public bool IsClean => Failure is null && Lost == 0 && Unsent == 0 && Refused == 0;

    /// <summary>The report as JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json);

    /// <summary>The figures a script needs, as <c>name=value</c> on one line.</summary>
    public string ToLine() => FormattableString.Invariant(
        $"sent={Sent} acknowledged={Acknowledged} refused={Refused} lost={Lost} unsent={Unsent} sent_again={SentAgain} sent_back={SentBack} disconnects={Disconnects} p50={PubAckMs.P50:0.00} p90={PubAckMs.P90:0.00} p99={PubAckMs.P99:0.00} p999={PubAckMs.P999:0.00} max={PubAckMs.Max:0.00} elapsed={ElapsedSeconds:0.00} generator_cpu={CpuSeconds:0.00}");

    /// <summary>The report for people.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        var perMessage = Sent == 0 ? 0 : CpuSeconds * 1e6 / Sent;
        Line($"devices        {Devices}   rate {RatePerSecond:0.#}/s   QoS {Qos}");
        Line($"messages       planned {Planned}   sent {Sent} (again {SentAgain})   unsent {Unsent}   pushed back {SentBack}");
        Line($"answers        acknowledged {Acknowledged}   refused {Refused}   lost {Lost}   disconnects {Disconnects}");
        Line($"connect   ms   {ConnectMs}");
        Line($"PUBACK    ms   {PubAckMs}");
        Line($"timer     ms   {TimerSlipMs}");
        Line($"elapsed        {ElapsedSeconds:0.0} s   {(ElapsedSeconds > 0 ? Sent / ElapsedSeconds : 0):0} msg/s");
        Line($"generator CPU  {CpuSeconds:0.00} s   {perMessage:0.0} µs per message");
        if (Failure is not null)
        {
            Line($"FAILED         {Failure}");
        }

        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
