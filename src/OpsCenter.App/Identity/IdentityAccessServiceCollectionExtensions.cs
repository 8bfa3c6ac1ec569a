using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpsCenter.App.Live;
using OpsCenter.App.Resources;
using OpsCenter.Core.Access;
using OpsCenter.Storage;
using OpsCenter.Storage.Relational;
using OpsCenter.Storage.Relational.Identity;

namespace OpsCenter.App.Identity;

public static class IdentityAccessServiceCollectionExtensions
{
    private const string SessionCookie = "ops.session";
    private const string DemoCookie = "ops.demo";

    /// <summary>Accounts alone, without pages and cookies: enough for a command-line verb. Needs the relational storage.</summary>
    public static IServiceCollection AddUserAdministration(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().Bind(configuration.GetSection(AccessOptions.SectionName)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>());
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccessOptions>>(Configure);
        services.AddDataProtection()
            .SetApplicationName("OpsCenter")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.GetDirectoryName(DataFolder.From(configuration).File("keys/key"))!));
        services.AddIdentityCore<OpsUser>()
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<OpsDbContext>()
            .AddDefaultTokenProviders();
        services.TryAddScoped<UserAccounts>();
        services.TryAddScoped<UserAdministration>();
        return services;
    }

    /// <summary>Signing in, sessions, the demonstration's entry and one authorization policy per <see cref="Permission"/>, named like it.</summary>
    /// <remarks>Needs the relational storage and <c>AddScreens</c>.</remarks>
    public static IServiceCollection AddIdentityAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddUserAdministration(configuration);
        services.AddOptions<DemoEntryOptions>().Bind(configuration.GetSection(DemoEntryOptions.SectionName));
        services.AddSingleton<DemoEntry>();
        services.AddSingleton<SignInLimit>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<SessionCheck>();
        services.AddSingleton<ILiveAccess, SessionLiveAccess>();
        services.AddScoped<SecondFactorEnrolment>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<AuthenticationStateProvider, CircuitRevalidation>();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        new IdentityBuilder(typeof(OpsUser), typeof(IdentityRole), services).AddSignInManager();
        AddSchemes(services);
        services.AddAuthorization(options =>
        {
            foreach (var permission in Enum.GetValues<Permission>())
            {
                options.AddPolicy(permission.ToString(), policy => policy.RequireAssertion(context => context.User.ToCaller().Can(permission)));
            }

            options.AddPolicy(AccessPolicies.Console, policy => policy.RequireAssertion(
                context => context.User.ToCaller() is { Kind: CallerKind.Person } caller && caller.Can(Permission.Read)));
        });
        AddLanguages(services);
        return services;
    }

    private static void Configure(IdentityOptions identity, IOptions<AccessOptions> access)
    {
        // Length counts, composition rules do not (NIST SP 800-63B §5.1.1.2).
        identity.Password.RequiredLength = access.Value.PasswordLength;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
        identity.Password.RequiredUniqueChars = 4;
        identity.Lockout.MaxFailedAccessAttempts = access.Value.LockoutAttempts;
        identity.Lockout.DefaultLockoutTimeSpan = access.Value.LockoutTime;
        identity.Lockout.AllowedForNewUsers = true;
    }

    private static void AddSchemes(IServiceCollection services)
    {
        var authentication = services.AddAuthentication(options =>
        {
            options.DefaultScheme = AccessSchemes.Any;
            options.DefaultSignInScheme = IdentityConstants.ApplicationScheme;
        });
        authentication.AddScheme<AuthenticationSchemeOptions, AnySchemeHandler>(AccessSchemes.Any, configureOptions: null);
        authentication.AddCookie(AccessSchemes.Demo, options =>
        {
            options.Cookie.Name = DemoCookie;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Events.OnValidatePrincipal = RejectOutsideDemo;
        });
        authentication.AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure<IOptions<AccessOptions>>((cookie, access) =>
        {
            cookie.Cookie.Name = SessionCookie;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = access.Value.SessionLifetime;
            cookie.SlidingExpiration = true;
        }));
        services.AddOptions<SecurityStampValidatorOptions>().Configure<IOptions<AccessOptions>>(
            (stamp, access) => stamp.ValidationInterval = access.Value.RevalidationInterval);
    }

    private static Task RejectOutsideDemo(CookieValidatePrincipalContext context)
    {
        // A cookie from a demonstration is worth nothing to a server that is none, nor from another machine.
        if (!context.HttpContext.RequestServices.GetRequiredService<DemoEntry>().IsOpenTo(context.HttpContext))
        {
            context.RejectPrincipal();
        }

        return Task.CompletedTask;
    }

    private static void AddLanguages(IServiceCollection services)
    {
        services.AddLocalization();
        services.AddTexts<AccessTexts>().AddTexts<ConsoleTexts>();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture("vi");
            options.AddSupportedCultures("vi", "en");
            options.AddSupportedUICultures("vi", "en");
            options.RequestCultureProviders =
            [
                new Microsoft.AspNetCore.Localization.CookieRequestCultureProvider(),
                new Microsoft.AspNetCore.Localization.AcceptLanguageHeaderRequestCultureProvider(),
            ];
        });
    }
}
