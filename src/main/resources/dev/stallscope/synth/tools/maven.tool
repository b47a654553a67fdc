# mvn verify: artifacts come from the repository, classes are compiled, a jar is made
root     C:\Program Files\Eclipse Adoptium\jdk-17.0.12.7-hotspot\bin\java.exe | Eclipse Adoptium | 17.0.12.0 | OpenJDK Platform binary
command  "C:\Program Files\Eclipse Adoptium\jdk-17.0.12.7-hotspot\bin\java.exe" -classpath C:\tools\apache-maven-3.9.9\boot\plexus-classworlds-2.8.0.jar org.codehaus.plexus.classworlds.launcher.Launcher verify
helper   C:\Program Files\Eclipse Adoptium\jdk-17.0.12.7-hotspot\bin\java.exe | Eclipse Adoptium | java.exe -jar C:\Users\{user}\src\shop\target\surefire\surefirebooter-{hex:16}.jar
library  C:\Program Files\Eclipse Adoptium\jdk-17.0.12.7-hotspot\bin\server\jvm.dll | OpenJDK 64-Bit server VM
library  C:\Program Files\Eclipse Adoptium\jdk-17.0.12.7-hotspot\bin\nio.dll | OpenJDK Platform binary
retry    msbuild
endpoint repo.maven.example:https
package  org\apache\commons\commons-lang3\3.17.0
package  com\fasterxml\jackson\core\jackson-databind\2.17.2
package  org\springframework\spring-core\6.1.13
package  org\junit\jupiter\junit-jupiter-engine\5.11.0
read     C:\Users\{user}\.m2\repository\{pkg}\{kebab-case}.pom
read     C:\Users\{user}\src\shop\src\main\java\com\example\shop\{name}\{PascalCase}.java
read     C:\tools\apache-maven-3.9.9\lib\maven-{kebab-case}-3.9.9.jar
write    C:\Users\{user}\.m2\repository\{pkg}\{kebab-case}.jar
write    C:\Users\{user}\src\shop\target\classes\com\example\shop\{name}\{PascalCase}.class
make     C:\Users\{user}\AppData\Local\Temp\protoc-{hex:12}\protoc.exe
registry HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings | ProxyEnable
mix      read 9 write 6 move 2 delete 1 miss 4 list 2 registry 1 fetch 2 helper 1
