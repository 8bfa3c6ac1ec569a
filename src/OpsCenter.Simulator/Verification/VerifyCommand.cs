using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using OpsCenter.Simulator.Load;

namespace OpsCenter.Simulator.Verification;

/// <summary>The verifying mode of the command line: reads a ledger and asks the server's query interface for every device in it.</summary>
internal static class VerifyCommand
{
    /// <summary>0: nothing missing, nothing twice. 1: something is. 2: wrong arguments or the server does not answer.</summary>
    public static async Task<int> RunAsync(IConfiguration arguments, CancellationToken cancellation)
    {
        if (arguments["ledger"] is not { } ledger || arguments["url"] is not { } url || arguments["token"] is not { } token)
        {
            Console.Error.WriteLine("verify needs --ledger FILE --url URL --token TOKEN");
            return 2;
        }

        using var http = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(2) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/csv"));
        var store = new StoredSeries(http);
        var check = new LedgerCheck();
        try
        {
            foreach (var device in LoadLedger.Read(ledger).GroupBy(message => message.Device))
            {
                var acknowledged = device.Select(message => (message.Sequence, message.UnixNanoseconds)).ToList();
                var stored = await store.ReadAsync(device.Key, acknowledged.Min(message => message.UnixNanoseconds), acknowledged.Max(message => message.UnixNanoseconds), cancellation);
                check.Device(acknowledged, stored);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or FormatException or IOException)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }

        Console.WriteLine(FormattableString.Invariant(
            $"acknowledged {check.Acknowledged}  stored {check.Stored}  missing {check.Missing}  duplicated {check.Duplicated}  stored without acknowledgement {check.Unacknowledged}"));
        return check.Holds ? 0 : 1;
    }
}
