using System.Globalization;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Province;

/// <summary>What cameras see, and how well they work.</summary>
public static class CameraModel
{
    /// <summary>At most one object begins at a camera in each slot.</summary>
    public static readonly TimeSpan Slot = TimeSpan.FromSeconds(45);

    /// <summary>The longest time that an object stays in view.</summary>
    public static readonly TimeSpan LongestStay = TimeSpan.FromSeconds(25);

    private const double NormalFps = 5;

    /// <summary>Frames per second that the recorder gets from the camera.</summary>
    public static double Fps(ProvinceModel model, SimulatedSite site, DateTimeOffset at)
    {
        var failing = model.Felt(model.Scenario.FailingCamera, site, at);
        var jitter = 0.08 * model.Noise.Normal($"{site.Id}/fps", at.ToUnixTimeSeconds());
        return Math.Max(0, (NormalFps * (1 - (0.94 * failing))) + jitter);
    }

    /// <summary>The objects that begin in the slots touching the given time.</summary>
    public static IEnumerable<SeenObject> Seen(ProvinceModel model, SimulatedSite site, string camera, DateTimeOffset from, DateTimeOffset until)
    {
        var last = until.UtcTicks / Slot.Ticks;
        for (var slot = (from - LongestStay).UtcTicks / Slot.Ticks; slot <= last; slot++)
        {
            var start = new DateTimeOffset(slot * Slot.Ticks, TimeSpan.Zero) + (Slot * Draw("start"));
            if (Draw("any") < Chance(start))
            {
                var label = Label(Draw("label"));
                var stay = TimeSpan.FromSeconds(6) + ((LongestStay - TimeSpan.FromSeconds(6)) * Draw("stay"));
                yield return new SeenObject(camera, slot, label, start, start + stay, label == "car" && Draw("read") < 0.4 ? Plate(Draw("plate")) : null);
            }

            double Draw(string what) => model.Noise.Uniform($"{camera}/{what}", slot);
        }
    }

    private static double Chance(DateTimeOffset at)
    {
        var hour = Shape.Hour(at);
        return 0.08 + (0.5 * Math.Max(Shape.Bell(hour, 8, 3), Shape.Bell(hour, 17, 3)));
    }

    private static string Label(double draw) => draw switch
    {
        < 0.45 => "person",
        < 0.72 => "car",
        < 0.92 => "motorcycle",
        _ => "truck",
    };

    /// <summary>A plate that cannot exist: the series letter O is not issued.</summary>
    private static string Plate(double draw) => string.Create(CultureInfo.InvariantCulture, $"34O{(int)(draw * 100000):00000}");
}
