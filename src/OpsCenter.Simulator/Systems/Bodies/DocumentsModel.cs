using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The document system of an agency: documents come in, wait for an answer, go out signed; part of the dossiers is handled online.</summary>
internal sealed class DocumentsModel(ProvinceModel model)
{
    public const string Department = "department";
    public const string District = "district-office";
    public const string Communes = "communes";
    private readonly Dictionary<string, Backlog> _queues = [];

    public static string Level(SimulatedSite site) => site.Kind switch { Department => "province", District => "district", _ => "commune" };

    /// <summary>Documents that ask for an answer within five working days.</summary>
    public Backlog Queue(SimulatedSite site)
    {
        if (!_queues.TryGetValue(site.Id, out var queue))
        {
            var perDay = model.Trait(site, "documents", 70, 150);
            _queues[site.Id] = queue = new Backlog(model.Noise, $"{site.Id}/documents", perDay, 5, model.Trait(site, "days", 1.4, 2.6));
        }

        return queue;
    }

    public double Signed(SimulatedSite site, DateOnly day) => Share(site, "signed", site.Kind == Communes ? 0.82 : 0.95, day);

    public double Online(SimulatedSite site, DateOnly day) => Share(site, "handled", site.Kind switch { Department => 0.87, District => 0.77, _ => 0.55 }, day);

    public int Meetings(SimulatedSite site, DateOnly day) => WorkDay.Is(day) ? (int)(4 * model.Noise.Uniform($"{site.Id}/meetings", day.DayNumber)) : 0;

    public int Paperless(SimulatedSite site, DateOnly day) => (int)Math.Round(Meetings(site, day) * Share(site, "paperless", 0.7, day));

    public int Opinions(SimulatedSite site, DateOnly day) => WorkDay.Is(day) ? (int)(6 * model.Noise.Uniform($"{site.Id}/opinions", day.DayNumber)) : 0;

    public int Answered(SimulatedSite site, DateOnly day) => (int)Math.Round(Opinions(site, day) * Share(site, "answered", 0.86, day));

    private double Share(SimulatedSite site, string what, double from, DateOnly day) => Math.Clamp(
        from + (0.08 * (model.Noise.Uniform($"{site.Id}/{what}", 0) - 0.3)) + (0.05 * (day.DayOfYear / 365.0)) + (0.015 * model.Noise.Normal($"{site.Id}/{what}/day", day.DayNumber)), 0, 1);
}
