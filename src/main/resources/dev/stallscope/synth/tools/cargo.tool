# cargo build: crates are downloaded and unpacked, one rustc runs for each, the linker last
root     C:\Users\{user}\.cargo\bin\cargo.exe | | 1.81.0 |
command  "C:\Users\{user}\.cargo\bin\cargo.exe" build --release
helper   C:\Users\{user}\.rustup\toolchains\stable-x86_64-pc-windows-msvc\bin\rustc.exe | | rustc.exe --crate-name {name} --edition=2021 src\lib.rs --crate-type lib -C opt-level=3 -C metadata={hex:16}
helper   C:\Program Files\Microsoft Visual Studio\2022\BuildTools\VC\Tools\MSVC\14.41.34120\bin\HostX64\x64\link.exe | Microsoft Corporation | link.exe /NOLOGO {name}-{hex:16}.{hex:14}.rcgu.o
library  C:\Windows\System32\ws2_32.dll | Windows Socket 2.0 32-Bit DLL
library  C:\Windows\System32\secur32.dll | Security Support Provider Interface
retry    uv
endpoint index.crates.example:https
endpoint static.crates.example:https
package  serde-1.0.210
package  syn-2.0.79
package  tokio-1.40.0
package  regex-automata-0.4.8
package  windows-sys-0.59.0
read     C:\Users\{user}\.cargo\registry\src\index.crates.io-6f17d22bba15001f\{pkg}\src\{snake_case}.rs
read     C:\Users\{user}\.cargo\registry\index\index.crates.io-6f17d22bba15001f\.cache\{hex:2}\{hex:2}\{kebab-case}
write    C:\Users\{user}\src\indexer\target\release\deps\lib{name}-{hex:16}.rmeta
write    C:\Users\{user}\src\indexer\target\release\deps\{name}-{hex:16}.{hex:14}.rcgu.o
write    C:\Users\{user}\src\indexer\target\release\.fingerprint\{name}-{hex:16}\dep-lib-{name}
make     C:\Users\{user}\src\indexer\target\release\build\{name}-{hex:16}\build-script-build.exe
registry HKLM\SOFTWARE\Microsoft\VisualStudio\Setup | CachePath | C:\ProgramData\Microsoft\VisualStudio\Packages
registry HKLM\SOFTWARE\WOW6432Node\Microsoft\Windows Kits\Installed Roots | KitsRoot10 | C:\Program Files (x86)\Windows Kits\10\
mix      read 8 write 6 move 1 delete 2 miss 3 list 2 registry 1 fetch 1 helper 2
