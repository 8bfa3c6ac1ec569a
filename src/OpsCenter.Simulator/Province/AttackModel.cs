using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>What knocks at the province's network: scans at all hours, and in each cycle of the plan a wave of password guessing at one sensor.</summary>
public static class AttackModel
{
    /// <summary>At most one alert of a sensor begins in each.</summary>
    public static readonly TimeSpan Slot = TimeSpan.FromMinutes(2);

    /// <summary>Slots of the wave.</summary>
    public static readonly TimeSpan WaveSlot = TimeSpan.FromSeconds(6);

    private static readonly TimeSpan WaveFrom = TimeSpan.FromMinutes(14);
    private static readonly TimeSpan WaveFor = TimeSpan.FromMinutes(4);

    private static readonly (int Id, string Name, string Category, int Severity, int Port)[] Signatures =
    [
        (2001219, "ET SCAN Potential SSH Scan", "Attempted Information Leak", 2, 22),
        (2402000, "ET DROP Dshield Block Listed Source", "Misc Attack", 2, 443),
        (2010935, "ET SCAN Suspicious inbound to MSSQL port 1433", "Potentially Bad Traffic", 2, 1433),
        (2009582, "ET SCAN NMAP -sS window 1024", "Attempted Information Leak", 3, 80),
        (2013028, "ET POLICY curl User-Agent Outbound", "Attempted Information Leak", 3, 80),
        (2210054, "SURICATA STREAM excessive retransmissions", "Generic Protocol Command Decode", 3, 443),
        (2027865, "ET INFO Observed DNS Query to .cloud TLD", "Potentially Bad Traffic", 3, 53),
        (2024897, "ET WEB_SERVER Possible SQL Injection Attempt", "Web Application Attack", 1, 443),
    ];

    /// <summary>After the first and up to the second instant, in order.</summary>
    public static IEnumerable<Attack> Seen(ProvinceModel model, SimulatedSite site, DateTimeOffset after, DateTimeOffset until) =>
        Usual(model, site, after, until).Concat(Wave(model, site, after, until)).OrderBy(attack => attack.At);

    private static IEnumerable<Attack> Usual(ProvinceModel model, SimulatedSite site, DateTimeOffset after, DateTimeOffset until)
    {
        for (var slot = after.UtcTicks / Slot.Ticks; slot * Slot.Ticks <= until.UtcTicks; slot++)
        {
            var at = new DateTimeOffset(slot * Slot.Ticks, TimeSpan.Zero) + (Slot * model.Noise.Uniform($"{site.Id}/attack-at", slot));
            if (at > after && at <= until && model.Noise.Uniform($"{site.Id}/attack", slot) < 0.35)
            {
                // The worst signature is rare.
                var draw = model.Noise.Uniform($"{site.Id}/signature", slot);
                yield return Make(model, site, at, slot, Signatures[draw < 0.012 ? 7 : (int)((draw - 0.012) / 0.988 * 7)]);
            }
        }
    }

    private static IEnumerable<Attack> Wave(ProvinceModel model, SimulatedSite site, DateTimeOffset after, DateTimeOffset until)
    {
        if (site.Id != "ids-ttdl")
        {
            yield break;
        }

        for (var slot = (after.UtcTicks / WaveSlot.Ticks) + 1; slot * WaveSlot.Ticks <= until.UtcTicks; slot++)
        {
            var at = new DateTimeOffset(slot * WaveSlot.Ticks, TimeSpan.Zero);
            var since = model.Since(at);
            var cycle = model.Scenario.Cycle;
            var into = since - (cycle * Math.Floor(since / cycle)) - WaveFrom;
            if (since >= TimeSpan.Zero && into >= TimeSpan.Zero && into < WaveFor)
            {
                yield return Make(model, site, at, slot, (2019876, "ET SCAN SSH BruteForce Tool with fake PUTTY version", "Attempted Administrator Privilege Gain", 2, 22));
            }
        }
    }

    private static Attack Make(ProvinceModel model, SimulatedSite site, DateTimeOffset at, long number, (int Id, string Name, string Category, int Severity, int Port) signature)
    {
        return new Attack(
            at, 1_000_000_000_000 + number, $"203.0.113.{Draw("source", 254)}", 20_000 + Draw("port", 40_000), $"198.51.100.{Draw("target", 60)}", signature.Port,
            signature.Id, signature.Name, signature.Category, signature.Severity, Draw("blocked", 10) < 7);

        int Draw(string what, int below) => 1 + (int)(below * model.Noise.Uniform($"{site.Id}/{what}", number));
    }
}
