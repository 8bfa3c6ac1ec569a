using System.Globalization;
using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Sites;

namespace OpsCenter.Simulator.Cameras;

/// <summary>Draws what a simulated camera sees: a street by day or night, the objects its recorder reports, and the mark that it is simulated.</summary>
/// <remarks>A pure function of the instant but for the background, which is kept for a minute. One caller at a time.</remarks>
internal sealed class CameraScene(ProvinceModel model, SimulatedSite site, string camera)
{
    public const int Width = 512;
    public const int Height = 288;
    private const int Horizon = 112;
    private static readonly (byte R, byte G, byte B) White = (240, 240, 240);
    private readonly Raster _background = new(Width, Height);
    private readonly Raster _picture = new(Width, Height);
    private long _minute = -1;

    /// <summary>The picture as JPEG, at local time.</summary>
    public byte[] Draw(DateTimeOffset at)
    {
        var minute = at.ToUnixTimeSeconds() / 60;
        if (minute != _minute)
        {
            _minute = minute;
            DrawBackground(Daylight(at));
        }

        _picture.CopyFrom(_background);
        foreach (var seen in CameraModel.Seen(model, site, camera, at, at).Where(seen => seen.From <= at && at < seen.Until))
        {
            DrawObject(seen, (at - seen.From) / (seen.Until - seen.From));
        }

        Burn(at);
        return JpegWriter.Write(_picture);
    }

    /// <summary>0 at night, 1 by day, between them at dusk.</summary>
    private static double Daylight(DateTimeOffset at)
    {
        var hour = Shape.Hour(at);
        return Math.Clamp(Math.Min(hour - 5.2, 18.2 - hour), 0, 1);
    }

    private void DrawBackground(double light)
    {
        _background.Shade(0, Horizon, Lit((92, 150, 208), light), Lit((196, 214, 226), light));
        _background.Shade(Horizon, Height - Horizon, Lit((104, 118, 92), light), Lit((78, 92, 70), light));
        var count = 5 + (int)model.Trait(site, "houses", 0, 5);
        for (var number = 0; number < count; number++)
        {
            var height = 30 + (int)(60 * model.Noise.Uniform($"{camera}/house-h", number));
            var shade = (byte)(110 + (90 * model.Noise.Uniform($"{camera}/house-c", number)));
            var (left, width) = (number * Width / count, (Width / count) - 6);
            _background.Fill(left, Horizon - height, width, height, Lit((shade, (byte)(shade - 14), (byte)(shade - 30)), light));
            for (var window = 0; window < (height < 48 ? 3 : 6); window++)
            {
                var on = model.Noise.Uniform($"{camera}/window-{number}", window) < 0.5;
                _background.Fill(left + 6 + (window % 3 * width / 3), Horizon - height + 8 + (window / 3 * 20), 9, 11, light < 0.5 && on ? ((byte)232, (byte)206, (byte)130) : Lit((70, 84, 100), light));
            }
        }

        _background.Fill(0, 168, Width, 84, Lit((86, 88, 92), light));
        for (var dash = 0; dash < Width; dash += 48)
        {
            _background.Fill(dash + 10, 208, 26, 4, Lit((214, 214, 206), light));
        }

        _background.Fill(0, 252, Width, 6, Lit((160, 156, 148), light));
    }

    private void DrawObject(SeenObject seen, double part)
    {
        var (width, height, colour) = seen.Label switch
        {
            "person" => (12, 34, ((byte)196, (byte)92, (byte)60)),
            "motorcycle" => (34, 30, ((byte)60, (byte)120, (byte)180)),
            "truck" => (104, 52, ((byte)178, (byte)150, (byte)70)),
            _ => (70, 32, ((byte)(120 + (100 * model.Noise.Uniform($"{camera}/paint", seen.Number))), (byte)50, (byte)54)),
        };
        var rightward = seen.Number % 2 == 0;
        var x = (int)((rightward ? part : 1 - part) * (Width + width)) - width;
        var y = (seen.Label == "person" ? 252 : rightward ? 240 : 198) - height;
        _picture.Fill(x, y, width, height - 6, colour);
        _picture.Fill(x + (width / 5), y + 4, width * 3 / 5, height / 3, (150, 180, 200));
        if (seen.Label != "person")
        {
            _picture.Fill(x + (width / 8), y + height - 10, 10, 10, (24, 24, 26));
            _picture.Fill(x + (width * 7 / 8) - 10, y + height - 10, 10, 10, (24, 24, 26));
        }
    }

    private void Burn(DateTimeOffset at)
    {
        _picture.Fill(0, 0, Width, 24, (16, 18, 22));
        _picture.Write(camera, 8, 5, 2, White);
        var clock = Shape.Local(at).ToString("yyyy-MM-dd HH:mm:ss.f", CultureInfo.InvariantCulture);
        _picture.Fill(0, Height - 24, Width, 24, (16, 18, 22));
        _picture.Write(clock, 8, Height - 19, 2, White);
        _picture.Write("MO PHONG", Width - 104, Height - 19, 2, (255, 204, 92));
    }

    private static (byte R, byte G, byte B) Lit((byte R, byte G, byte B) colour, double light)
    {
        var part = 0.16 + (0.84 * light);
        return ((byte)(colour.R * part), (byte)(colour.G * part), (byte)(Math.Min(255, (colour.B * part) + (14 * (1 - light)))));
    }
}
