@echo off
rem Runs antigravity: finds a JDK, builds what is missing (in a source checkout), starts fast.
rem
rem   JAVA_HOME               the JDK to try first
rem   ANTIGRAVITY_JAVA_OPTS   more options for the JVM
rem   ANTIGRAVITY_AOT=off     start without the JVM's start-up cache
rem
rem `antigravity --java-home` only says which JDK that is.
rem
rem No commands in parentheses name a path: "Program Files (x86)" would close them.
setlocal EnableExtensions DisableDelayedExpansion
set "needed=25"
set "here=%~dp0"
set "here=%here:~0,-1%"

rem --- Java
set "jdk="
call :try_jdk "%JAVA_HOME%"
if not defined jdk for /f "delims=" %%j in ('where java 2^>nul') do if not defined jdk call :try_jdk_of "%%~dpj"
if not defined jdk for %%d in (
    "%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu"
    "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\BellSoft" "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
    "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps\temurin-jdk"
) do if exist "%%~d" for /f "delims=" %%j in ('dir /b /ad /o-n "%%~d" 2^>nul') do if not defined jdk call :try_jdk "%%~d\%%j"
if defined jdk goto :found_jdk
echo antigravity: needs Java %needed% or newer, found none. Get one from https://adoptium.net, or set JAVA_HOME.>&2
exit /b 1
:found_jdk

rem The first word may hold quotes, which only a late expansion leaves alone.
set first=%1
setlocal EnableDelayedExpansion
if "!first!"=="--java-home" goto :say_jdk
endlocal

rem --- Where the program is; in a source checkout it is built on first use, and again when a source is newer
set "app="
for %%f in ("%here%\lib" "%here%\..\lib" "%here%") do if not defined app if exist "%%~f\antigravity.jar" set "app=%%~f"
if defined app goto :run
set "cache="
if /i "%ANTIGRAVITY_AOT%"=="off" goto :start
set "folder=%app%"
copy /y nul "%folder%\.writable" >nul 2>nul && del "%folder%\.writable" || set "folder=%LOCALAPPDATA%\antigravity\cache"
if not exist "%folder%" mkdir "%folder%" 2>nul
rem A cache is for these jars: their sizes and times are part of its name, so that one of older jars is never used.
set "stamp="
for %%j in ("%app%\antigravity.jar" "%app%\bundled\plugin-antigravity.jar") do call :stamp "%%~zj-%%~tj"
set "word=another"
setlocal EnableDelayedExpansion
for %%w in (serve start restart) do if "!first!"=="%%w" (
    endlocal
    set "word=%%w"
    goto :record_all
)
endlocal
:record_all
if not "%word%"=="another" call :record serve serve
if not "%word%"=="serve" call :record antigravity
if not exist "%aot%" goto :start
for %%s in ("%aot%") do if not "%%~zs"=="0" set cache=-XX:AOTCache="%aot%" -Xlog:aot=off -Xlog:cds=off

:start
"%jdk%\bin\java.exe" @"%app%\jvm.options" %ANTIGRAVITY_JAVA_OPTS% %cache% -jar "%app%\antigravity.jar" %*
exit /b %ERRORLEVEL%

:say_jdk
echo !jdk!
exit /b 0

:no_program
echo antigravity: cannot find antigravity.jar beside "%here%\antigravity.cmd">&2
exit /b 1

:no_maven
echo antigravity: is not built yet, and building takes Maven (https://maven.apache.org). Or get a release.>&2
exit /b 1

:not_built
popd
findstr /b /l /c:"[ERROR]" "%here%\plugin-host\target\build.log" >&2
echo antigravity: could not be built; the whole story is in "%here%\plugin-host\target\build.log">&2
exit /b 1

rem The proxy stays for days and needs little of what commands do, so it has a recording of its own.
rem 1: the recording's name; 2: what is rehearsed, if not everything. Sets aot.
:record
set "aot=%folder%\%~1-%build%%stamp%.aot"
if exist "%aot%" exit /b
echo antigravity: preparing a fast start (once) ...>&2
del /q "%folder%\%~1-*.aot" "%folder%\%~1-*.aot.new.*" 2>nul
set "new=%aot%.new.%RANDOM%%RANDOM%"
set "stage=%TEMP%\antigravity-%RANDOM%%RANDOM%"
mkdir "%stage%"
setlocal
set "ANTIGRAVITY_HOME=%stage%"
"%jdk%\bin\java.exe" @"%app%\jvm.options" -XX:AOTCacheOutput="%new%" -jar "%app%\antigravity.jar" --train %2 >nul 2>nul <nul
endlocal
rem An empty cache: tried, and not to be had with this JVM.
if not exist "%new%" type nul >"%new%"
move /y "%new%" "%aot%" >nul 2>nul
rmdir /s /q "%stage%" 2>nul
exit /b

rem Adds to the stamp what may stand in the name of a file.
:stamp
set "part=%~1"
set "part=%part:/=-%"
set "part=%part::=-%"
set "part=%part:.=-%"
set "part=%part: =_%"
set "stamp=%stamp%-%part%"
exit /b

rem Takes a JDK if what it says about itself is new enough; sets jdk and build.
:try_jdk
if "%~1"=="" exit /b
if not exist "%~1\bin\java.exe" exit /b
if not exist "%~1\release" exit /b
set "major=0"
set "build="
for /f "usebackq tokens=1,2 delims==" %%a in ("%~1\release") do (
    if "%%a"=="JAVA_VERSION" for /f "tokens=1 delims=.-+" %%v in ("%%~b") do set "major=%%v"
    if "%%a"=="JAVA_RUNTIME_VERSION" set "build=%%~b"
)
if %major% GEQ %needed% set "jdk=%~1"
exit /b

:try_jdk_of
set "bin=%~1"
call :try_jdk "%bin:~0,-5%"
exit /b

rem Asks whether any source is newer than the build. PowerShell is slow to start, and only a source checkout waits for it.
:is_stale
set "stale=yes"
if not exist "%app%\.built" exit /b
set "stale=no"
powershell -NoProfile -Command ^
 "$built = (Get-Item -LiteralPath ($env:app + '\.built')).LastWriteTime;" ^
 "$modules = @(Get-ChildItem -LiteralPath $env:here -Directory | Where-Object { $_.Name -like 'plugin-*' -or $_.Name -eq 'sandbox' });" ^
 "$places = @($env:here + '\pom.xml') + @($modules | ForEach-Object { $_.FullName + '\src\main'; $_.FullName + '\pom.xml' });" ^
 "$newer = @(Get-ChildItem -LiteralPath $places -Recurse -File -ErrorAction SilentlyContinue | Where-Object { $_.LastWriteTime -gt $built });" ^
 "exit [int]($newer.Count -gt 0)" || set "stale=yes"
exit /b
