using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The one-stop centres: their queues, and how much of the work goes online.</summary>
internal sealed class OneStopModel(ProvinceModel model)
{
    public const string Province = "one-stop-province";
    public const string District = "one-stop";

    /// <summary>Working days that the law gives a dossier, on average.</summary>
    private const double Due = 5;

    private readonly Dictionary<string, Backlog> _queues = [];

    public Backlog Queue(SimulatedSite site)
    {
        if (!_queues.TryGetValue(site.Id, out var queue))
        {
            var perDay = site.Kind == Province ? 620 : model.Trait(site, "dossiers", 90, 190);
            _queues[site.Id] = queue = new Backlog(model.Noise, $"{site.Id}/dossiers", perDay, Due, model.Trait(site, "days", 1.7, 3.0));
        }

        return queue;
    }

    /// <summary>Share handed in online: grows a little every month.</summary>
    public double Online(SimulatedSite site, DateOnly day) => Share(site, "online", site.Kind == Province ? 0.8 : 0.6, 0.12, day);

    public double PaidOnline(SimulatedSite site, DateOnly day) => Share(site, "paid", 0.45, 0.15, day);

    public double Digitised(SimulatedSite site, DateOnly day) => Share(site, "digitised", 0.66, 0.15, day);

    /// <summary>Satisfied people of those who answered.</summary>
    public double Satisfied(SimulatedSite site, DateOnly day) => Math.Min(0.99, Share(site, "satisfied", 0.88, 0.06, day));

    private double Share(SimulatedSite site, string what, double from, double spread, DateOnly day) => Math.Clamp(
        from + (spread * model.Noise.Uniform($"{site.Id}/{what}", 0)) + (0.06 * (day.DayOfYear / 365.0)) + (0.02 * model.Noise.Normal($"{site.Id}/{what}/day", day.DayNumber)), 0, 1);
}
