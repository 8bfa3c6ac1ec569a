using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>What citizens report: by district and by kind of trouble.</summary>
internal sealed class CitizenModel(ProvinceModel model)
{
    public const string Desk = "report-desk";

    /// <summary>Code, name as the app shows it, share of all reports.</summary>
    public static readonly (string Code, string Name, double Share)[] Services =
    [
        ("road-damage", "Hư hỏng mặt đường", 0.24), ("street-light", "Đèn đường hỏng", 0.14), ("waste", "Rác thải không được thu gom", 0.25), ("flooded-road", "Ngập đường", 0.07),
        ("noise", "Tiếng ồn", 0.12), ("order", "An ninh trật tự, vỉa hè", 0.18),
    ];

    private readonly Dictionary<string, Backlog> _queues = [];

    /// <summary>Five working days to answer.</summary>
    public Backlog Queue(SimulatedSite desk, (string Code, string Name, double Share) service)
    {
        var key = $"{desk.Id}/{service.Code}";
        if (!_queues.TryGetValue(key, out var queue))
        {
            _queues[key] = queue = new Backlog(model.Noise, key, model.Trait(desk, "reports", 14, 40) * service.Share, 5, model.Trait(desk, "answer", 1.6, 2.9));
        }

        return queue;
    }
}
