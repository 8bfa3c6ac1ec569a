using OpsCenter.Simulator.Province;
using OpsCenter.Simulator.Scenarios;

namespace OpsCenter.Simulator.Systems.Bodies;

/// <summary>The services behind the integration platform: how often they are called, how fast they answer, how often they fail.</summary>
internal sealed class GatewayModel(ProvinceModel model)
{
    private const string RefusingService = "dat-dai";
    private const double RefusedPerMinute = 130;
    private static readonly TimeSpan Slot = TimeSpan.FromHours(1);

    /// <summary>Calls on a working day, and the usual median answer in seconds. Names as the platform writes them.</summary>
    public static readonly (string Service, double PerDay, double Median)[] Services =
    [
        ("dan-cu", 42_000, 0.28), ("dang-ky-doanh-nghiep", 3_100, 0.35), ("ho-tich", 2_400, 0.22), ("bao-hiem-xa-hoi", 8_800, 0.31), ("can-bo-cong-chuc", 1_200, 0.18),
        ("dat-dai", 2_900, 0.46), ("thanh-toan", 5_600, 0.24), ("buu-chinh", 2_200, 0.2), ("truc-lien-thong-van-ban", 19_000, 0.12), ("mot-cua", 31_000, 0.09),
        ("dinh-danh-dien-tu", 24_000, 0.21), ("lai-xe", 1_500, 0.33),
    ];

    /// <summary>The province's core systems; 1 is connected.</summary>
    public static readonly string[] Systems =
        ["mot-cua", "quan-ly-van-ban", "hop-khong-giay", "xin-y-kien", "bao-cao-kinh-te-xa-hoi", "thu-dien-tu", "cong-dich-vu-cong", "ho-so-suc-khoe", "du-lieu-dat-dai", "can-bo-cong-chuc", "phan-anh-hien-truong", "tai-chinh-ngan-sach"];

    /// <summary>The last one is still being connected.</summary>
    public static bool Connected(string system) => system != "tai-chinh-ngan-sach";

    /// <summary>Calls since Monday: the gateway is restarted every week, so its counters begin anew.</summary>
    public double Calls((string Service, double PerDay, double Median) service, DateTimeOffset at)
    {
        var today = WorkDay.Of(at);
        var calls = 0.0;
        for (var day = Monday(today); day <= today; day = day.AddDays(1))
        {
            calls += service.PerDay * (WorkDay.Is(day) ? 1 : 0.12) * (1 + (0.08 * model.Noise.Normal($"lgsp/{service.Service}", day.DayNumber))) * (day < today ? 1 : Share(Shape.Hour(at)));
        }

        return Math.Floor(calls);
    }

    /// <summary>Failed calls since Monday: a few always, many while a service is troubled.</summary>
    public double Errors((string Service, double PerDay, double Median) service, DateTimeOffset at)
    {
        var errors = Calls(service, at) * (0.001 + (0.003 * model.Noise.Uniform($"lgsp/{service.Service}/errors", 0)));
        var slot = WorkDay.Start(Monday(WorkDay.Of(at))).UtcTicks / Slot.Ticks;
        for (; slot * Slot.Ticks <= at.UtcTicks; slot++)
        {
            if (IsTroubled(service.Service, slot))
            {
                errors += service.PerDay / 24 * 0.2 * Shape.Soft(TimeSpan.FromTicks(at.UtcTicks - (slot * Slot.Ticks)) / Slot);
            }
        }

        return Math.Floor(errors);
    }

    /// <summary>Calls since Monday that were refused at the gate while the plan's trouble lasted; they never reached the service.</summary>
    public double Refused((string Service, double PerDay, double Median) service, DateTimeOffset at)
    {
        if (service.Service != RefusingService || !model.Scenario.Lasting.TryGetValue(LongTroubles.FailingCalls, out var trouble))
        {
            return 0;
        }

        var (monday, lasts, minutes) = (WorkDay.Start(Monday(WorkDay.Of(at))), trouble.Rise + trouble.Hold + trouble.Fall, 0.0);
        for (var begins = model.Scenario.Start + trouble.Begins; begins < at; begins += LongTroubles.Cycle)
        {
            var from = begins > monday ? begins : monday;
            var until = begins + lasts < at ? begins + lasts : at;
            minutes += Math.Max(0, (until - from).TotalMinutes);
        }

        return Math.Floor(RefusedPerMinute * minutes);
    }

    /// <summary>Median answer in seconds: slower under load, and while the service is troubled.</summary>
    public double Median((string Service, double PerDay, double Median) service, DateTimeOffset at)
    {
        var into = TimeSpan.FromTicks(at.UtcTicks % Slot.Ticks) / Slot;
        var trouble = IsTroubled(service.Service, at.UtcTicks / Slot.Ticks) ? 2.5 * Math.Sin(Math.PI * into) : 0;
        var load = 0.35 * Shape.Bell(Shape.Hour(at), 9.5, 2) * (WorkDay.Is(WorkDay.Of(at)) ? 1 : 0.2);
        return service.Median * (1 + load + trouble + (0.08 * Math.Abs(model.Noise.Drift($"lgsp/{service.Service}/latency", at, TimeSpan.FromMinutes(5), 0.8))));
    }

    /// <summary>Never in the first hour, so that a demonstration begins calm.</summary>
    private bool IsTroubled(string service, long slot) =>
        model.Since(new DateTimeOffset(slot * Slot.Ticks, TimeSpan.Zero)) is var since && (since > TimeSpan.FromMinutes(30) || since < TimeSpan.FromHours(-1))
        && model.Noise.Uniform($"lgsp/{service}/trouble", slot) < 0.015;

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static double Share(double hour) => (0.1 * hour / 24) + (0.5 * Shape.Soft((hour - 6.5) / 5)) + (0.4 * Shape.Soft((hour - 13) / 5));
}
