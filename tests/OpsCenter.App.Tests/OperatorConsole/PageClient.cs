using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace OpsCenter.App.Tests.OperatorConsole;

/// <summary>A browser without script: keeps cookies, fills forms, and says where it is sent instead of going there.</summary>
internal sealed class PageClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(new Uri(path, UriKind.Relative));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>Path and query it is redirected to; null for an answer that is none.</summary>
    public async Task<string?> SentToAsync(string path)
    {
        using var response = await GetAsync(path);
        return Redirect(response);
    }

    public async Task<IHtmlDocument> OpenAsync(string path)
    {
        using var response = await GetAsync(path);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path} answered {(int)response.StatusCode} {Redirect(response)} {body}");
        return new HtmlParser().ParseDocument(body);
    }

    /// <summary>Fills the page's form that has a field of each name, and posts it.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string path, params (string Name, string Value)[] fields)
    {
        var page = await OpenAsync(path);
        var form = page.QuerySelectorAll("form").First(form => fields.All(field => form.QuerySelector($"[name='{field.Name}']") is not null));
        var hidden = form.QuerySelectorAll("input[type=hidden]").Select(input => (Name: input.GetAttribute("name")!, Value: input.GetAttribute("value") ?? ""));
        using var content = new FormUrlEncodedContent(hidden.Concat(fields).Select(pair => new KeyValuePair<string, string>(pair.Name, pair.Value)));
        var response = await _http.PostAsync(new Uri(form.GetAttribute("action") ?? path, UriKind.Relative), content);
        Assert.True((int)response.StatusCode < 500, await response.Content.ReadAsStringAsync());
        return response;
    }

    /// <summary>Where signing in leads; null where it was refused.</summary>
    public async Task<string?> SignInAsync(string name, string password, string path = "/sign-in")
    {
        using var response = await SubmitAsync(path, ("Form.Name", name), ("Form.Password", password));
        return Redirect(response);
    }

    public static string? Redirect(HttpResponseMessage response)
    {
        if (response.Headers.Location is not { } location)
        {
            return null;
        }

        return location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString;
    }

    public void Dispose() => _http.Dispose();
}
