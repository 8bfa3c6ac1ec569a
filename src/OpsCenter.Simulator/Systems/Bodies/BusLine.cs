using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>Where a bus route runs: its terminus, then the junctions it passes, straight between them.</summary>
internal sealed class BusLine
{
    /// <summary>Routes of the sample province; they are no real ones.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["buyt-01"] = ["nut-sao-do", "nut-nam-sach", "nut-tien-trung", "nut-cau-phu-luong", "nut-ga-hai-duong"],
        ["buyt-02"] = ["nut-quan-goi", "nut-ql5-lai-cach", "nut-ql5-ngo-quyen", "nut-ga-hai-duong"],
        ["buyt-03"] = ["nut-an-luu", "nut-phu-thai", "nut-tien-trung", "nut-cau-phu-luong", "nut-thong-nhat"],
        ["buyt-04"] = ["nut-tu-ky", "nut-hai-tan", "nut-thong-nhat"],
    };

    private readonly double[] _kilometres;

    private BusLine(SimulatedSite[] stops)
    {
        Stops = stops;
        _kilometres = new double[stops.Length];
        for (var at = 1; at < stops.Length; at++)
        {
            _kilometres[at] = _kilometres[at - 1] + stops[at - 1].KilometresTo(stops[at]);
        }
    }

    /// <summary>In order, both ends too.</summary>
    public IReadOnlyList<SimulatedSite> Stops { get; }

    public double Kilometres => _kilometres[^1];

    /// <summary>The line of a route; in a province without the junctions of the sample it goes to three others.</summary>
    public static BusLine Of(ProvinceModel model, SimulatedSite route)
    {
        var junctions = model.Sites.Where(site => site.Kind == "junction").ToList();
        var known = Known.GetValueOrDefault(route.Id, []).Select(id => junctions.Find(site => site.Id == id)).OfType<SimulatedSite>().ToList();
        var stops = known.Count > 0 ? known : [.. junctions.OrderBy(site => model.Noise.Uniform($"{route.Id}/{site.Id}", 0)).Take(3).OrderBy(route.KilometresTo)];
        return new BusLine([route, .. stops]);
    }

    /// <summary>Place and course in degrees after a part of the way out, 0 to 1, and the stop ahead.</summary>
    public (double Longitude, double Latitude, double Bearing, int Next) At(double part, bool back)
    {
        if (Stops.Count == 1)
        {
            return (Stops[0].Longitude, Stops[0].Latitude, 0, 0);
        }

        var gone = Kilometres * (back ? 1 - part : part);
        var next = 1;
        while (next < Stops.Count - 1 && _kilometres[next] < gone)
        {
            next++;
        }

        var (from, to) = (Stops[next - 1], Stops[next]);
        var length = _kilometres[next] - _kilometres[next - 1];
        var along = length > 0 ? Math.Clamp((gone - _kilometres[next - 1]) / length, 0, 1) : 0;
        var east = (to.Longitude - from.Longitude) * Math.Cos(from.Latitude * Math.PI / 180);
        var bearing = (Math.Atan2(east, to.Latitude - from.Latitude) * 180 / Math.PI) + (back ? 540 : 360);
        return (from.Longitude + (along * (to.Longitude - from.Longitude)), from.Latitude + (along * (to.Latitude - from.Latitude)), bearing % 360, back ? next - 1 : next);
    }
}
