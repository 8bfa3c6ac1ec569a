using OpsCenter.Simulator.Scenarios;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>The simulated province: its noise, its plan and its sites. Everything asked of it is a pure function of the instant.</summary>
/// <param name="Noise">Source of randomness.</param>
/// <param name="Scenario">What is planned.</param>
/// <param name="Sites">All sites.</param>
public sealed record ProvinceModel(Noise Noise, Scenario Scenario, IReadOnlyList<SimulatedSite> Sites)
{
    /// <summary>Time since the simulation started; negative in the past that is filled in.</summary>
    public TimeSpan Since(DateTimeOffset at) => at - Scenario.Start;

    /// <summary>How much of the episode the site feels, 0 to 1.</summary>
    public double Felt(Episode? episode, SimulatedSite site, DateTimeOffset at) => episode?.Strength(Since(at), Scenario.Cycle, site) ?? 0;

    /// <summary>How much of what is planned for the site itself is felt there, 0 to 1; the site's kind says what goes wrong.</summary>
    public double Trouble(SimulatedSite site, DateTimeOffset at) => Scenario.Troubles.TryGetValue(site.Id, out var episode) ? Felt(episode, site, at) : 0;

    /// <summary>How much of something long is felt at a site, 0 to 1.</summary>
    public double Lasting(string what, SimulatedSite site, DateTimeOffset at) =>
        Scenario.Lasting.TryGetValue(what, out var episode) ? episode.Strength(Since(at), LongTroubles.Cycle, site) : 0;

    /// <summary>How much of something long is felt where it is, 0 to 1.</summary>
    public double Lasting(string what, DateTimeOffset at) => Scenario.Lasting.TryGetValue(what, out var episode) ? Lasting(what, episode.Site, at) : 0;

    /// <summary>A property of a site that never changes, in the given range.</summary>
    public double Trait(SimulatedSite site, string name, double from, double to) => from + ((to - from) * Noise.Uniform($"{site.Id}/{name}", 0));

    /// <summary>Height of the tide at the mouth in metres: mostly diurnal, as on the coast of the Gulf of Tonkin, with spring and neap.</summary>
    public static double Tide(DateTimeOffset at)
    {
        // Constituents K1 (23.934 h), O1 (25.819 h) and a little M2 (12.421 h).
        var hours = (at - DateTimeOffset.UnixEpoch).TotalHours;
        return (0.72 * Wave(23.934)) + (0.78 * Wave(25.819)) + (0.1 * Wave(12.421));

        double Wave(double period) => Math.Cos(2 * Math.PI * (hours % period) / period);
    }
}
