using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Kpis.Domain;

/// <summary>Breakpoints and bands of a law. A new law is a new entry of <see cref="All"/>.</summary>
/// <param name="From">First local day it is in force.</param>
/// <param name="Source">The law.</param>
/// <param name="Levels">Indices at the breakpoints, rising, beginning with 0.</param>
/// <param name="Breakpoints">µg/m³ at these levels; a shorter list ends where the table has a dash.</param>
/// <param name="Bands">In order, without a gap.</param>
public sealed record AqiScale(
    DateOnly From,
    LocalizedText Source,
    IReadOnlyList<int> Levels,
    IReadOnlyDictionary<AqiColumn, IReadOnlyList<double>> Breakpoints,
    IReadOnlyList<AqiBand> Bands)
{
    /// <summary>In order of time.</summary>
    public static IReadOnlyList<AqiScale> All { get; } = [Decision1459()];

    /// <summary>The law of a day; days before the first are told by the first, so that old data can be compared.</summary>
    public static AqiScale On(DateOnly day) => All.LastOrDefault(scale => scale.From <= day) ?? All[0];

    public AqiBand BandOf(int index) => Bands.First(band => index <= band.To);

    /// <summary>Formula 1 of the decision: linear between two breakpoints, 500 from the last on; null where the column has no breakpoint so high.</summary>
    internal double? Index(AqiColumn column, double concentration)
    {
        var points = Breakpoints[column];
        for (var next = 1; next < points.Count; next++)
        {
            if (concentration <= points[next])
            {
                var (low, high) = (points[next - 1], points[next]);
                return ((Levels[next] - Levels[next - 1]) / (high - low) * (concentration - low)) + Levels[next - 1];
            }
        }

        return points.Count == Levels.Count ? Levels[^1] : null;
    }

    /// <summary>Decision 1459/QĐ-TCMT of 12 November 2019, tables 1, 2 and 5; replaced Decision 878/QĐ-TCMT of 2011.</summary>
    private static AqiScale Decision1459() => new(
        new DateOnly(2019, 11, 12),
        new LocalizedText("Quyết định 1459/QĐ-TCMT ngày 12/11/2019", "Decision 1459/QĐ-TCMT of 12 November 2019"),
        [0, 50, 100, 150, 200, 300, 400, 500],
        new Dictionary<AqiColumn, IReadOnlyList<double>>
        {
            [AqiColumn.O3Hour] = [0, 160, 200, 300, 400, 800, 1_000, 1_200],
            [AqiColumn.O3EightHours] = [0, 100, 120, 170, 210, 400],
            [AqiColumn.Co] = [0, 10_000, 30_000, 45_000, 60_000, 90_000, 120_000, 150_000],
            [AqiColumn.So2] = [0, 125, 350, 550, 800, 1_600, 2_100, 2_630],
            [AqiColumn.No2] = [0, 100, 200, 700, 1_200, 2_350, 3_100, 3_850],
            [AqiColumn.Pm10] = [0, 50, 150, 250, 350, 420, 500, 600],
            [AqiColumn.Pm25] = [0, 25, 50, 80, 150, 250, 350, 500],
        },
        [
            new AqiBand(0, 50, new("Tốt", "Good"), "#00e400",
                new("Tự do hoạt động ngoài trời.", "Free to be active outdoors."),
                new("Tự do hoạt động ngoài trời.", "Free to be active outdoors.")),
            new AqiBand(51, 100, new("Trung bình", "Moderate"), "#ffff00",
                new("Tự do hoạt động ngoài trời.", "Free to be active outdoors."),
                new("Theo dõi triệu chứng ho, khó thở; vẫn có thể hoạt động bên ngoài.", "Watch for coughing or short breath; may still be active outdoors.")),
            new AqiBand(101, 150, new("Kém", "Poor"), "#ff7e00",
                new("Người đau mắt, ho, đau họng nên giảm hoạt động ngoài trời; học sinh giảm tập thể dục kéo dài.", "With sore eyes, a cough or a sore throat be less outdoors; pupils avoid long exercise."),
                new("Giảm hoạt động mạnh và thời gian ngoài trời; người hen suyễn có thể cần dùng thuốc thường xuyên hơn.", "Less exertion and less time outdoors; people with asthma may need their medicine more often.")),
            new AqiBand(151, 200, new("Xấu", "Bad"), "#ff0000",
                new("Giảm hoạt động mạnh ngoài trời, tránh tập thể dục kéo dài, nghỉ ngơi trong nhà nhiều hơn.", "Less exertion outdoors, no long exercise, rest indoors more."),
                new("Nên ở trong nhà, giảm hoạt động mạnh; ra ngoài đeo khẩu trang đạt tiêu chuẩn.", "Stay indoors, avoid exertion; wear a certified mask outside.")),
            new AqiBand(201, 300, new("Rất xấu", "Very bad"), "#8f3f97",
                new("Hạn chế tối đa hoạt động ngoài trời; ra ngoài đeo khẩu trang đạt tiêu chuẩn.", "Avoid being active outdoors; wear a certified mask outside."),
                new("Nên ở trong nhà và giảm hoạt động mạnh.", "Stay indoors and avoid exertion.")),
            new AqiBand(301, 500, new("Nguy hại", "Hazardous"), "#7e0023",
                new("Ở trong nhà, đóng cửa ra vào và cửa sổ; ra ngoài đeo khẩu trang đạt tiêu chuẩn.", "Stay indoors with doors and windows closed; wear a certified mask outside."),
                new("Ở trong nhà, đóng cửa ra vào và cửa sổ; ra ngoài đeo khẩu trang đạt tiêu chuẩn.", "Stay indoors with doors and windows closed; wear a certified mask outside.")),
        ]);
}
