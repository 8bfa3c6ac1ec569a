using System.Text;
using OpsCenter.Core.Telemetry;
using OpsCenter.Ingest.Citizens;
using OpsCenter.Ingest.Tests.Mapping;
using Xunit;

namespace OpsCenter.Ingest.Tests.Configuration;

public sealed class Open311ConfigTests : IDisposable
{
    private readonly TemporaryConfig _config = new();

    public void Dispose() => _config.Dispose();

    [Fact]
    public void Load_Service_TakesEveryKey()
    {
        Write("services:\n- {code: lamp, name: {vi: Đèn, en: Lamp}, description: {vi: a, en: b}, group: {vi: c, en: d}, keywords: [đèn, lamp], severity: low}\njurisdiction: hd.vn");

        var services = _config.Load().CitizenServices;

        var service = services.Find("lamp")!;
        Assert.Equal(("p", "Đèn", "b", "d", Severity.Low), (service.Pack, service.Name.Vi, service.Description!.En, service.Group!.En, service.Severity));
        Assert.Equal(["đèn", "lamp"], service.Keywords);
        Assert.Equal(["hd.vn"], services.Jurisdictions);
    }

    [Theory]
    [InlineData("{code: 'a b', name: x}", "services[0].code", "cannot be a code")]
    [InlineData("{code: a}", "services[0]", "'name' is missing")]
    [InlineData("{code: a, name: x, severity: bad}", "services[0].severity", "not one of the choices")]
    [InlineData("{code: a, name: x, nme: y}", "services[0].nme", "unknown key")]
    [InlineData("{code: a, name: x}\n- {code: a, name: y}", "services[1].code", "there twice")]
    public void Load_Mistake_IsNamedByKey(string service, string key, string problem)
    {
        Write($"services:\n- {service}");

        var error = Assert.Single(_config.Errors());

        Assert.Equal(("ingest-config/packs/p/open311.yaml", key), (error.File, error.Key));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":"1-a","requested_datetime":"2026-11-22T02:00:00Z","service_code":"lamp","address":"12 Trần Phú","phone":"0912"}""", "citizen-1-a Đèn: 12 Trần Phú")]
    [InlineData("""{"id":"1-a","requested_datetime":"2026-11-22T02:00:00Z","service_code":"gone"}""", "! service 'gone' is in no open311.yaml")]
    [InlineData("""{"id":"1-a","service_code":"lamp"}""", "! not a report: id, service_code or requested_datetime is missing")]
    [InlineData("[1]", "! not a report: id, service_code or requested_datetime is missing")]
    [InlineData("""{"id":"\ud800","service_code":"lamp"}""", "! not JSON: ")]
    [InlineData("{", "! not JSON: ")]
    public void Decode_Report_IsAnEventOrWaitsInQuarantine(string payload, string expected)
    {
        Write("services:\n- {code: lamp, name: {vi: Đèn, en: Lamp}}");

        var decoded = new MappingHarness(_config.Load()).Decode(CitizenRequest.Topic, Encoding.UTF8.GetBytes(payload));

        var shown = decoded.Events.Select(one => $"{one.Id} {one.Text}").Concat(decoded.Rejected.Select(part => $"! {part.Reason}"));
        Assert.StartsWith(expected, Assert.Single(shown), StringComparison.Ordinal);
        Assert.All(decoded.Events, one => Assert.Contains("phone", one.PersonalDataFields));
    }

    private void Write(string text) => _config.Write("packs/p/open311.yaml", text + "\n");
}
